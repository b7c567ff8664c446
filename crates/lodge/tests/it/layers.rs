//! The floors of the house: arrows point down, and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// Stands outside the floors: it may know the whole house, and only tests may know it.
const TESTKIT: &str = "lodge-testkit";

const SHIPPED: [&str; 2] = ["dependencies", "build-dependencies"];
const ALL: [&str; 3] = ["dependencies", "build-dependencies", "dev-dependencies"];

#[test]
fn arrows_point_down() {
    let floors = floors();
    let mut wrong = Vec::new();
    for (name, manifest) in crates() {
        for used in of_ours(&manifest, &SHIPPED) {
            if name != TESTKIT && floors.get(&used) >= floors.get(&name) {
                wrong.push(format!("{name} -> {used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "these point up or sideways: {wrong:?}");
}

#[test]
fn every_crate_has_a_floor() {
    let floors = floors().into_keys().collect::<BTreeSet<_>>();
    let there = crates().into_keys().filter(|name| name != TESTKIT).collect::<BTreeSet<_>>();
    assert_eq!(there, floors, "crates/ (left) and [workspace.metadata.layers] (right) differ");
}

#[test]
fn only_tests_know_the_testkit() {
    for (name, manifest) in crates() {
        assert!(!of_ours(&manifest, &SHIPPED).contains(TESTKIT), "{name} uses {TESTKIT} outside its tests");
    }
}

#[test]
fn tasks_stand_alone() {
    let used = of_ours(&read(&root().join("xtask/Cargo.toml")), &ALL);
    assert!(used.is_empty(), "xtask must start in a second, and uses {used:?}");
}

#[test]
fn a_folder_is_called_what_its_crate_is_called() {
    for folder in folders() {
        let called = name(&read(&folder.join("Cargo.toml")));
        assert_eq!(folder.file_name().unwrap().to_str(), Some(&*called));
    }
}

/// Crate and floor, counted from the ground.
fn floors() -> BTreeMap<String, usize> {
    let manifest = read(&root().join("Cargo.toml"));
    let layers = table(&manifest, &["workspace", "metadata", "layers"]).unwrap();
    // The order is the one of the text; a table forgets it.
    let mut in_order: Vec<_> = layers.iter().collect();
    in_order.sort_by_key(|(floor, _)| floor.span().start);
    let mut floors = BTreeMap::new();
    for (floor, (_, crates)) in in_order.into_iter().enumerate() {
        for name in crates.get_ref().as_array().unwrap().iter() {
            floors.insert(name.get_ref().as_str().unwrap().to_owned(), floor);
        }
    }
    floors
}

/// Every crate under `crates/`, and its manifest.
fn crates() -> BTreeMap<String, DeTable<'static>> {
    folders()
        .map(|folder| read(&folder.join("Cargo.toml")))
        .map(|manifest| (name(&manifest), manifest))
        .collect()
}

fn folders() -> impl Iterator<Item = PathBuf> {
    fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
}

fn name(manifest: &DeTable<'static>) -> String {
    table(manifest, &["package"]).unwrap()["name"].get_ref().as_str().unwrap().to_owned()
}

/// The crates of this house that a manifest names in these sections, those of single targets included.
fn of_ours(manifest: &DeTable<'static>, sections: &[&str]) -> BTreeSet<String> {
    let targets = table(manifest, &["target"]).into_iter().flat_map(DeTable::values);
    let places = std::iter::once(manifest).chain(targets.filter_map(|target| target.get_ref().as_table()));
    let named = places.flat_map(|place| sections.iter().filter_map(|section| table(place, &[section])));
    named
        .flat_map(DeTable::keys)
        .map(|key| key.get_ref().to_string())
        .filter(|name| name.starts_with("lodge"))
        .collect()
}

fn table<'a>(within: &'a DeTable<'static>, path: &[&str]) -> Option<&'a DeTable<'static>> {
    path.iter().try_fold(within, |table, key| table.get(*key)?.get_ref().as_table())
}

fn read(file: &Path) -> DeTable<'static> {
    let text = fs::read_to_string(file).unwrap();
    DeTable::parse(text.leak()).unwrap().into_inner()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
