//! Floor 4: claims become groups that speak of one thing.

pub mod apart;
pub mod bag;
pub mod group;
pub mod link;
pub mod near;
pub mod origin;
pub mod owner;
pub mod pair;
pub mod profile;
pub mod quantity;
pub mod story;
pub mod trace;
pub mod weights;
