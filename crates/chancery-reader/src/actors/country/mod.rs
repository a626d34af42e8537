//! Of which country somebody is whom no word of his own gives one.
//!
//! The country in which the article plays ([`home`]), the one where somebody acts ([`scene`]), or, for
//! bodies whose name several states have, the one beside them ([`shared`]). Some articles are about
//! places of which nothing is known ([`unplaced`]).

pub(in crate::actors) mod home;
pub(in crate::actors) mod scene;
pub(in crate::actors) mod shared;
pub(in crate::actors) mod unplaced;
