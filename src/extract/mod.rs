//! Floor 4: an article becomes claims. One file a kind of claim.

pub mod attribution;
pub mod names;
pub mod quantity;
pub mod quotes;
pub mod scope;
pub mod setting;
pub mod speaker;
