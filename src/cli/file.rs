//! The binary's own: the bytes of files and of standard input, never more of them than a limit lets in.
//!
//! What is read may have no end (a device, a pipe) or grow while it is read: the reading itself stops at the limit.

use super::failure::Failure;
use bytesize::ByteSize;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The argument that stands for standard input.
pub const STDIN: &str = "-";
/// The most bytes of one input where nobody says otherwise: a thousand times a long article.
const USUAL: ByteSize = ByteSize::mb(64);
/// How alike a name must be to be offered for a missing one (Jaro-Winkler): one slip in a name of eight letters.
const ALIKE: f64 = 0.9;

/// The most bytes that one input may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Limit(ByteSize);

impl Default for Limit {
    fn default() -> Self {
        Limit(USUAL)
    }
}

impl Limit {
    /// The limit of so many bytes.
    pub fn of(bytes: u64) -> Limit {
        Limit(ByteSize(bytes))
    }

    /// The limit of what is no article: configuration, baseline, rules, lists. A larger one holds for them too; a smaller
    /// one is meant for articles.
    pub fn of_others(self) -> Limit {
        self.max(Limit::default())
    }

    /// As a message and `config show` name it: "64.0 MB".
    pub fn shown(self) -> String {
        self.0.display().si().to_string()
    }

    fn refuse(self, name: &str, found: &str) -> String {
        let (bytes, shown) = (self.0.as_u64(), self.shown());
        format!("{name}: has {found}, expected at most {bytes} ({shown}); --max-bytes raises the limit")
    }
}

/// The bytes of a file; otherwise what is wrong with it, its name first.
pub fn read(path: &Path, limit: Limit) -> Result<Vec<u8>, String> {
    let failed = |error: io::Error| unreadable(path, &error);
    if path.is_dir() {
        return Err(format!("{}: is a folder, expected a file", path.display()));
    }
    let file = File::open(path).map_err(failed)?;
    let told = file.metadata().map_err(failed)?;
    if told.is_file() && told.len() > limit.0.as_u64() {
        return Err(limit.refuse(&path.display().to_string(), &format!("{} bytes", told.len())));
    }
    up_to(file, &path.display().to_string(), limit, failed)
}

/// The text of a file that must be UTF-8.
pub fn read_text(path: &Path, limit: Limit) -> Result<String, String> {
    let bytes = read(path, limit)?;
    String::from_utf8(bytes).map_err(|fault| {
        let at = fault.utf8_error().valid_up_to();
        format!("{}: is not UTF-8 from byte {at} on, expected UTF-8; save it as that", path.display())
    })
}

/// The bytes of standard input.
pub fn read_stdin(limit: Limit) -> Result<Vec<u8>, String> {
    up_to(io::stdin().lock(), STDIN, limit, |error| unreadable(Path::new(STDIN), &error))
}

/// Whether a path stands for standard input.
pub fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == STDIN
}

fn up_to(input: impl Read, name: &str, limit: Limit, failed: impl Fn(io::Error) -> String) -> Result<Vec<u8>, String> {
    let most = limit.0.as_u64();
    let mut bytes = Vec::new();
    input.take(most.saturating_add(1)).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > most { Err(limit.refuse(name, "more bytes than may be read")) } else { Ok(bytes) }
}

/// Why a file could not be read, with a way out.
pub fn unreadable(path: &Path, error: &io::Error) -> String {
    let name = path.display();
    match error.kind() {
        io::ErrorKind::NotFound => match neighbour(path) {
            Some(near) => format!("{name}: no such file; did you mean {}?", near.display()),
            None => format!("{name}: no such file or folder; paths count from the current folder"),
        },
        io::ErrorKind::PermissionDenied => format!("{name}: may not be read; check its permissions"),
        _ => format!("{name}: could not be read: {error}"),
    }
}

/// One fault of reading as the reason why the program ends.
pub fn failure(fault: String) -> Failure {
    Failure::Input(vec![fault])
}

/// The file beside a missing one whose name is nearest to it.
fn neighbour(path: &Path) -> Option<PathBuf> {
    let name = path.file_name()?.to_string_lossy().into_owned();
    let parent = path.parent()?;
    let folder = if parent.as_os_str().is_empty() { Path::new(".") } else { parent };
    let mut near: Vec<(f64, String)> = fs::read_dir(folder)
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .map(|other| (strsim::jaro_winkler(&name, &other), other))
        .filter(|(alike, _)| *alike >= ALIKE)
        .collect();
    near.sort_by(|left, right| right.0.total_cmp(&left.0).then_with(|| left.1.cmp(&right.1)));
    near.into_iter().next().map(|(_, other)| parent.join(other))
}
