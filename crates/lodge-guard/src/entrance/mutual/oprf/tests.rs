//! Whether it is RFC 9497, and whether nobody gets further than it lets them.

use std::{collections::VecDeque, sync::Mutex};

use data_encoding::HEXLOWER;
use lodge_store::{OsChance, SeededChance};

use super::*;

/// What the RFC calls chance: these scalars, one after the other.
struct Scripted(Mutex<VecDeque<Vec<u8>>>);

impl Chance for Scripted {
    fn fill(&self, bytes: &mut [u8]) {
        // A scalar is made of 64 octets, of which the group's order is taken as often as it fits.
        let scalar = self.0.lock().unwrap().pop_front().unwrap();
        bytes.fill(0);
        bytes.iter_mut().zip(scalar).for_each(|(octet, of)| *octet = of);
    }
}

fn scripted(scalars: &[&str]) -> Scripted {
    Scripted(Mutex::new(scalars.iter().map(|scalar| hex(scalar)).collect()))
}

fn hex(text: &str) -> Vec<u8> {
    HEXLOWER.decode(text.as_bytes()).unwrap()
}

fn account(byte: u8) -> Stretched {
    Stretched::of(Zeroizing::new([byte; 32]))
}

fn key(byte: u8) -> Key {
    Key::of(&[byte; 32]).unwrap()
}

fn asked(bytes: &[u8]) -> Question {
    Question::about(bytes.iter().map(|byte| account(*byte)).collect(), &OsChance).unwrap()
}

// RFC 9497, A.1.2.3: two questions at once, in the mode VOPRF.
#[test]
fn the_test_vector_of_the_rfc() {
    //= rfc9497#4.1
    //= type=test
    //# The value of the ciphersuite identifier is "ristretto255-SHA512".
    assert_eq!(<Suite as voprf::CipherSuite>::ID, "ristretto255-SHA512");
    let server = VoprfServer::<Suite>::new_from_seed(&[0xa3; 32], &hex("74657374206b6579")).unwrap();
    let key = Key(server);
    let public = "c803e2cc6b05fc15064549b5920659ca4a77b2cca6f04f6b357009335476ad4e";
    assert_eq!(HEXLOWER.encode(&key.public()), public);

    let inputs = [hex("00"), hex("5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a")];
    let blinds = scripted(&[
        "64d37aed22a27f5191de1c1d69fadb899d8862b58eb4220029e036ec4c1f6706",
        "222a5e897cf59db8145db8d16e597e8facb80ae7d4e26d9881aa6f61d645fc0e",
    ]);
    let made: Vec<_> =
        inputs.iter().map(|input| VoprfClient::<Suite>::blind(input, &mut Drawn(&blinds)).unwrap()).collect();
    let blinded: Vec<[u8; POINT]> = made.iter().map(|made| made.message.serialize().into()).collect();
    let expected = [
        "863f330cc1a1259ed5a5998a23acfd37fb4351a793a5b3c090b642ddc439b945",
        "90a0145ea9da29254c3a56be4fe185465ebb3bf2a1801f7124bbbadac751e654",
    ];
    assert_eq!(blinded.iter().map(|point| HEXLOWER.encode(point)).collect::<Vec<_>>(), expected);

    let chance = scripted(&["419c4f4f5052c53c45f3da494d2b67b220d02118e0857cdbcf037f9ea84bbe0c"]);
    let evaluated = key.evaluate_blinded(&blinded, &chance).unwrap();
    let expected = [
        "aa8fa048764d5623868679402ff6108d2521884fa138cd7f9c7669a9a014267e",
        "cc5ac221950a49ceaa73c8db41b82c20372a4c8d63e5dded2db920b7eee36a2a",
    ];
    assert_eq!(evaluated.points.iter().map(|point| HEXLOWER.encode(point)).collect::<Vec<_>>(), expected);
    let proof = "cc203910175d786927eeb44ea847328047892ddf8590e723c37205cb74600b0a\
                 5ab5337c8eb4ceae0494c2cf89529dcf94572ed267473d567aeed6ab873dee08";
    assert_eq!(HEXLOWER.encode(&evaluated.proof), proof);

    let clients: Vec<_> = made.into_iter().map(|made| made.state).collect();
    let points: Vec<_> = evaluated
        .points
        .iter()
        .map(|point| EvaluationElement::<Suite>::deserialize(point).unwrap())
        .collect();
    let proof = Proof::<Suite>::deserialize(&evaluated.proof).unwrap();
    let pinned = PublicKey::read(&key.public()).unwrap().0;
    let outputs = VoprfClient::<Suite>::batch_finalize(&inputs, &clients, &points, &proof, pinned).unwrap();
    let outputs: Vec<String> = outputs.map(|output| HEXLOWER.encode(&output.unwrap())).collect();
    let expected = [
        "b58cfbe118e0cb94d79b5fd6a6dafb98764dff49c14e1770b566e42402da1a7d\
         a4d8527693914139caee5bd03903af43a491351d23b430948dd50cde10d32b3c",
        "8a9a2f3c7f085b65933594309041fc1898d42d0858e59f90814ae90571a6df60\
         356f4610bf816f27afdd84f47719e480906d27ecd994985890e5f539e7ea74b6",
    ];
    assert_eq!(outputs, expected);
}

#[test]
fn whoever_asks_gets_what_whoever_has_the_key_computes() {
    let key = key(1);
    let question = asked(&[7, 8]);
    let evaluated = key.evaluate_blinded(&question.blinded, &OsChance).unwrap();
    let outputs = question.outputs(&evaluated, PublicKey::read(&key.public()).unwrap()).unwrap();
    assert_eq!(outputs.len(), MOST, "how many were asked about is not seen");
    assert_eq!(outputs[..2], [key.evaluate(&account(7)).unwrap(), key.evaluate(&account(8)).unwrap()]);
    assert!(!outputs.contains(&key.evaluate(&account(9)).unwrap()));
    assert_ne!(key.evaluate(&account(7)), Key::of(&[2; 32]).unwrap().evaluate(&account(7)));
}

#[test]
fn what_goes_out_is_different_each_time() {
    let (one, other) = (asked(&[7]), asked(&[7]));
    assert!(one.blinded.iter().all(|point| !other.blinded.contains(point)));
    let chance = SeededChance::new(3);
    let more = Question::about((0..20).map(account).collect(), &chance).unwrap();
    assert_eq!(more.blinded.len(), MOST);
}

#[test]
fn an_answer_under_another_key_or_that_was_changed_is_seen() {
    let (key, other) = (key(1), key(2));
    let promised = PublicKey::read(&key.public()).unwrap();
    let question = asked(&[7]);
    let of_other = other.evaluate_blinded(&question.blinded, &OsChance).unwrap();
    assert_eq!(question.outputs(&of_other, promised), Err(Odd::Proof));

    let honest = || key.evaluate_blinded(&question.blinded, &OsChance).unwrap();
    assert!(question.outputs(&honest(), promised).is_ok());
    let mut one_of_another_key = honest();
    one_of_another_key.points[3] = of_other.points[3];
    assert_eq!(question.outputs(&one_of_another_key, promised), Err(Odd::Proof));
    let mut swapped = honest();
    swapped.points.swap(0, 1);
    assert_eq!(question.outputs(&swapped, promised), Err(Odd::Proof));
    let mut too_few = honest();
    too_few.points.pop();
    assert_eq!(question.outputs(&too_few, promised), Err(Odd::Count));
    let mut no_point = honest();
    no_point.points[0] = [0xff; POINT];
    assert_eq!(question.outputs(&no_point, promised), Err(Odd::Octets));
    let mut no_proof = honest();
    no_proof.proof = [0; PROOF];
    assert_eq!(question.outputs(&no_proof, promised), Err(Odd::Octets));
}

#[test]
fn what_is_no_point_is_not_evaluated_and_what_is_no_key_is_not_taken() {
    let key = key(1);
    for octets in [[0; POINT], [0xff; POINT]] {
        assert_eq!(key.evaluate_blinded(&[octets], &OsChance).err(), Some(Odd::Octets), "{octets:?}");
        assert!(PublicKey::read(&octets).is_none());
    }
    assert!(PublicKey::read(&[]).is_none() && PublicKey::read(&[1; 31]).is_none());
    assert!(Key::of(&[1; 31]).is_none() && Key::of(&[]).is_none());
}
