//! Floor 3: the models that were trained on a treebank, and how they are read. The training program writes what these files read.

pub mod buckets;
pub mod features;
pub mod hash;
pub mod labels;
pub mod marks;
pub mod parser;
pub mod scene;
pub mod slots;
pub mod tagger;
pub mod transition;
pub mod view;
pub mod vocabulary;
pub mod weights;
