//! A picture for whoever has none: squares and a tint, drawn from their public name and nothing else.
//!
//! Whoever knows the name can draw it, and whoever sees it learns no more than the name. It is an SVG of two paths:
//! numbers, and no word that came from anybody.

use std::fmt::Write as _;

use sha2::{Digest as _, Sha256};

/// The squares of a side.
const SIDE: u8 = 5;

/// The picture that belongs to a public name.
pub(super) fn face(public: &str) -> String {
    let [tint, more, squares @ ..] = <[u8; 32]>::from(Sha256::digest(public.as_bytes()));
    let hue = u16::from_be_bytes([tint, more]) % 360;
    let half = (0..SIDE).flat_map(|row| (0..=SIDE / 2).map(move |column| (row, column)));
    let mut path = String::new();
    for ((row, column), _) in half.zip(squares).filter(|(_, square)| square & 1 == 1) {
        // The right side mirrors the left: people know a face again by that.
        let other = SIDE - 1 - column;
        for column in [Some(column), Some(other).filter(|other| *other != column)].into_iter().flatten() {
            // Writing into a string cannot fail.
            let _ = write!(path, "M{column} {row}h1v1h-1z");
        }
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-1.5 -1.5 8 8\" width=\"80\" height=\"80\">\
         <path fill=\"hsl({hue} 45% 88%)\" d=\"M-2-2h9v9h-9z\"/>\
         <path fill=\"hsl({hue} 50% 38%)\" d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_face_and_another_name_another() {
        assert_eq!(face("abc"), face("abc"));
        let all: std::collections::BTreeSet<_> = (0..200).map(|number| face(&number.to_string())).collect();
        assert_eq!(all.len(), 200);
    }

    #[test]
    fn no_word_of_anybody_is_in_it() {
        for hostile in ["\"><script>alert(1)</script>", "</svg>", "javascript:", ""] {
            let face = face(hostile);
            assert_eq!(face.matches('<').count(), 4, "{face}");
            assert!(!face.contains("script") && !face.contains("href") && !face.contains("url("));
        }
    }
}
