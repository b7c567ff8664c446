//! Asking for a value under somebody else's key, so that they do not learn of what, and cannot use another key unseen.
//!
//! ```text
//! whoever asks                                   whoever has the key
//! blind(input) ─────────────── blinded ────────────────> × key, with a proof
//! proof against the key they promised, unblind  <─ evaluated, proof ─┘
//! output = the same as evaluate(key, input)
//! ```
//!
//! It is RFC 9497 in the mode VOPRF with ristretto255 and SHA-512, by the crate `voprf`.

use lodge_register::{Chance, draw};
use voprf::{BlindedElement, EvaluationElement, Group as _, Proof, Ristretto255, VoprfClient, VoprfServer};
use zeroize::Zeroizing;

use crate::verify::signal::{agreed::Stretched, connection::MOST};

/// How long a point of the group is, and a key, in octets.
pub const POINT: usize = 32;
/// How long a proof is.
pub const PROOF: usize = 64;
/// How much of an output is compared.
pub const OUTPUT: usize = 16;

/// What stands for one account under one key.
pub type Output = [u8; OUTPUT];

/// What our keys are derived for (RFC 9497, 3.2.1).
const INFO: &[u8] = b"lodge/mutual/1";

//= rfc9497#4.1
//# The value of the ciphersuite identifier is "ristretto255-SHA512".
type Suite = Ristretto255;
type Point = <Suite as voprf::Group>::Elem;

/// What is wrong with what another Lodge sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Odd {
    /// These octets are no point, no key or no proof.
    #[error("they are no points of the group")]
    Octets,
    /// Not as many as were asked about.
    #[error("they are not as many as were asked about")]
    Count,
    /// They were made with another key than the one that was promised.
    #[error("they were not made with the key that was promised")]
    Proof,
}

/// The key of one side of an agreement.
pub struct Key(VoprfServer<Suite>);

/// What a side promised: answers are held against it.
#[derive(Clone, Copy)]
pub struct PublicKey(Point);

/// Answers to blinded questions, with the proof that they were made with the promised key.
pub struct Evaluated {
    /// An answer for each question.
    pub points: Vec<[u8; POINT]>,
    /// The proof for all of them.
    pub proof: [u8; PROOF],
}

impl Key {
    /// The key that is made of this seed: 32 octets that were drawn.
    #[must_use]
    pub fn of(seed: &[u8]) -> Option<Self> {
        if seed.len() != 32 {
            return None;
        }
        VoprfServer::new_from_seed(seed, INFO).ok().map(Self)
    }

    /// What is promised by it.
    #[must_use]
    pub fn public(&self) -> [u8; POINT] {
        Suite::serialize_elem(self.0.get_public_key()).into()
    }

    /// Answers blinded questions. Nobody learns of what.
    ///
    /// # Errors
    /// [`Odd::Octets`] if one of them is no point.
    pub fn evaluate_blinded(&self, blinded: &[[u8; POINT]], chance: &dyn Chance) -> Result<Evaluated, Odd> {
        let read = |octets: &[u8; POINT]| BlindedElement::<Suite>::deserialize(octets);
        let blinded: Vec<_> = blinded.iter().map(read).collect::<Result<_, _>>().map_err(|_| Odd::Octets)?;
        let evaluated = self.0.batch_blind_evaluate(&mut Drawn(chance), &blinded).map_err(|_| Odd::Count)?;
        let points = evaluated.messages.iter().map(|point| point.serialize().into()).collect();
        Ok(Evaluated { points, proof: evaluated.proof.serialize().into() })
    }

    /// The output for an account that is here in clear.
    #[must_use]
    pub fn evaluate(&self, account: &Stretched) -> Option<Output> {
        self.0.evaluate(account.as_ref()).ok().map(|output| first(&output))
    }
}

impl PublicKey {
    /// What somebody promised, if it is a key.
    #[must_use]
    pub fn read(octets: &[u8]) -> Option<Self> {
        Suite::deserialize_elem(octets).ok().map(Self)
    }
}

/// Accounts that are asked about. They stay here; what goes out looks like chance, and is different each time.
pub struct Question {
    accounts: Vec<Stretched>,
    clients: Vec<VoprfClient<Suite>>,
    /// What goes out.
    pub blinded: Vec<[u8; POINT]>,
}

impl Question {
    /// Asks about these accounts. It always asks about [`MOST`]: what is missing is drawn, so that nobody counts them.
    ///
    /// # Errors
    /// [`Odd::Octets`] if one of them cannot be asked about: that happens to nobody who does not look for it.
    pub fn about(mut accounts: Vec<Stretched>, chance: &dyn Chance) -> Result<Self, Odd> {
        accounts.truncate(MOST);
        while accounts.len() < MOST {
            accounts.push(Stretched::of(Zeroizing::new(draw(chance))));
        }
        let (mut clients, mut blinded) = (Vec::with_capacity(MOST), Vec::with_capacity(MOST));
        for account in &accounts {
            let made = VoprfClient::<Suite>::blind(account.as_ref(), &mut Drawn(chance));
            let made = made.map_err(|_| Odd::Octets)?;
            blinded.push(made.message.serialize().into());
            clients.push(made.state);
        }
        Ok(Self { accounts, clients, blinded })
    }

    /// The outputs, if the answers were made with the promised key.
    ///
    /// # Errors
    /// [`Odd`] if not.
    pub fn outputs(&self, evaluated: &Evaluated, key: PublicKey) -> Result<Vec<Output>, Odd> {
        if evaluated.points.len() != self.clients.len() {
            return Err(Odd::Count);
        }
        let read = |octets: &[u8; POINT]| EvaluationElement::<Suite>::deserialize(octets);
        let points: Vec<_> =
            evaluated.points.iter().map(read).collect::<Result<_, _>>().map_err(|_| Odd::Octets)?;
        let proof = Proof::<Suite>::deserialize(&evaluated.proof).map_err(|_| Odd::Octets)?;
        let outputs =
            VoprfClient::<Suite>::batch_finalize(&self.accounts, &self.clients, &points, &proof, key.0);
        let outputs = outputs.map_err(|_| Odd::Proof)?;
        outputs.map(|output| output.map(|output| first(&output)).map_err(|_| Odd::Octets)).collect()
    }
}

fn first(output: &[u8]) -> Output {
    let mut first = [0; OUTPUT];
    first.iter_mut().zip(output).for_each(|(octet, of)| *octet = *of);
    first
}

/// Our chance, for a crate that knows another trait for it.
struct Drawn<'a>(&'a dyn Chance);

impl rand_core::RngCore for Drawn<'_> {
    fn next_u32(&mut self) -> u32 {
        u32::from_be_bytes(draw(self.0))
    }

    fn next_u64(&mut self) -> u64 {
        u64::from_be_bytes(draw(self.0))
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), rand_core::Error> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl rand_core::CryptoRng for Drawn<'_> {}

#[cfg(test)]
mod tests;
