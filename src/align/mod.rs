//! Floor 4: claims become groups that speak of one thing.
