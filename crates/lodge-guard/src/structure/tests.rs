//! Changes and what takes them back.

use super::*;

#[test]
fn taking_back_twice_is_the_change_itself() {
    let change = Change::MemberRoles { user: UserId::new(1), given: vec![RoleId::new(2)], taken: vec![] };
    assert_ne!(change.clone().inverse(), change);
    assert_eq!(change.clone().inverse().inverse(), change);
    let ban = Change::Ban { user: UserId::new(1), banned: true };
    assert_eq!(ban.inverse(), Change::Ban { user: UserId::new(1), banned: false });
}
