//! The binary's own: files that are written. Each is written whole beside the old one and takes its place at the end, so that
//! whatever goes wrong the old text or the new one stands there; what is read or is no file is never written over.

use super::failure::Failure;
use super::file::is_stdin;
use same_file::Handle;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Links that are followed from a name to a file: as many as Linux follows.
const MOST_LINKS: usize = 40;

/// A file to be written, found through all links.
pub struct Target {
    /// The file itself; it may not be there yet, its folder is.
    pub file: PathBuf,
    /// The old file, open, when there is one.
    old: Option<(Handle, Metadata)>,
}

/// Whether an old file may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Old {
    /// It is.
    Replace,
    /// It stays, and nothing is written.
    Keep,
}

/// Refuses outputs that are one file, that cannot be written, or that `inputs` name, too: each is told at once. Nothing is
/// opened when there is no output.
pub fn refuse<'a>(outputs: &[&Path], inputs: impl IntoIterator<Item = &'a Path>) -> Result<(), Failure> {
    let (mut targets, mut faults): (Vec<(&Path, Target)>, Vec<String>) = (Vec::new(), Vec::new());
    for output in outputs {
        match Target::of(output) {
            Ok(target) => match targets.iter().find(|(_, other)| other.is_same(&target)) {
                Some((other, _)) => faults.push(format!(
                    "{}: two outputs go to this file (the other as {}), expected a file for each",
                    output.display(),
                    other.display()
                )),
                None => targets.push((output, target)),
            },
            Err(cause) => faults.push(failed(output, cause).to_string()),
        }
    }
    if !targets.is_empty() {
        let read = inputs.into_iter().filter(|input| !is_stdin(input));
        let clash =
            |input: &Path| targets.iter().find(|(_, target)| target.is_read_as(input)).map(|(output, _)| *output);
        faults.extend(read.filter_map(|input| Some(told_clash(clash(input)?, input))));
    }
    if faults.is_empty() { Ok(()) } else { Err(Failure::Input(faults)) }
}

fn told_clash(output: &Path, input: &Path) -> String {
    let (name, input) = (output.display(), input.display());
    format!("{name}: would be written over what this run reads ({input}), expected another file; nothing was done")
}

/// Writes a file as a whole. A link stays and the file that it leads to is written; an old file keeps its mode.
pub fn write(path: &Path, text: &str, old: Old) -> Result<(), Failure> {
    Target::of(path).and_then(|target| target.write(text.as_bytes(), old)).map_err(|cause| failed(path, cause))
}

/// Why `path` was not written.
pub fn failed(path: &Path, cause: Error) -> Failure {
    Failure::Write { path: path.to_owned(), cause }
}

impl Target {
    /// The file that `path` leads to; `Err` for what is no regular file or may not be written.
    pub fn of(path: &Path) -> io::Result<Target> {
        if path.as_os_str().as_encoded_bytes().last().is_some_and(|last| std::path::is_separator(char::from(*last))) {
            return Err(other("is the name of a folder, expected that of a file"));
        }
        let mut path = path.to_owned();
        for _ in 0..MOST_LINKS {
            match fs::metadata(&path) {
                Ok(told) => return Target::existing(&path, told),
                Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(cause),
                // A link that leads nowhere yet: what it names is written, as any editor does.
                Err(_) => match fs::read_link(&path) {
                    Ok(next) => path = folder_of(&path).join(next),
                    Err(_) => return Target::fresh(&path),
                },
            }
        }
        Err(other("is a link that leads in a circle, expected a file"))
    }

    fn existing(path: &Path, told: Metadata) -> io::Result<Target> {
        if !told.is_file() {
            let kind = kind_of(&told);
            return Err(other(&format!("is {kind}, expected a regular file")));
        }
        let handle = Handle::from_file(OpenOptions::new().write(true).open(path)?)?;
        let streams = [
            (Handle::stdin(), "is standard input"),
            (Handle::stdout(), "is standard output"),
            (Handle::stderr(), "is standard error"),
        ];
        for (stream, told) in streams {
            if stream.is_ok_and(|stream| stream == handle) {
                return Err(other(&format!("{told} as well, expected a file of its own")));
            }
        }
        Ok(Target { file: fs::canonicalize(path)?, old: Some((handle, told)) })
    }

    fn fresh(path: &Path) -> io::Result<Target> {
        let name = path.file_name().ok_or_else(|| other("names no file"))?;
        let folder = fs::canonicalize(folder_of(path)).map_err(|cause| {
            if cause.kind() == ErrorKind::NotFound { other("its folder is not there") } else { cause }
        })?;
        if !folder.is_dir() {
            return Err(other("what stands before its name is no folder"));
        }
        Ok(Target { file: folder.join(name), old: None })
    }

    fn is_same(&self, other: &Target) -> bool {
        match (&self.old, &other.old) {
            (Some((one, _)), Some((another, _))) => one == another,
            (None, None) => self.file == other.file,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }

    /// Whether reading `input` reads this file. Only regular files are opened: a pipe would lose what stands in it.
    fn is_read_as(&self, input: &Path) -> bool {
        match &self.old {
            Some((handle, _)) => {
                let is_file = fs::metadata(input).is_ok_and(|told| told.is_file());
                is_file && Handle::from_path(input).is_ok_and(|input| input == *handle)
            }
            None => !input.exists() && Target::of(input).is_ok_and(|input| input.file == self.file),
        }
    }

    /// Writes the file as a whole; on any failure nothing of the attempt is left.
    pub fn write(&self, bytes: &[u8], old: Old) -> io::Result<()> {
        let folder = folder_of(&self.file);
        let mut builder = tempfile::Builder::new();
        builder.prefix(".crosscheck-").suffix(".tmp");
        open_to_all(&mut builder);
        let mut fresh = builder.tempfile_in(folder)?;
        fresh.write_all(bytes)?;
        if let Some((_, told)) = &self.old {
            keep_owner(fresh.as_file(), told);
            fresh.as_file().set_permissions(told.permissions())?;
        }
        fresh.as_file().sync_all()?;
        // What could not be renamed is removed as it is dropped.
        let renamed = match old {
            Old::Replace => fresh.persist(&self.file),
            Old::Keep => fresh.persist_noclobber(&self.file),
        };
        renamed.map_err(|fault| fault.error)?;
        keep_name(folder);
        Ok(())
    }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn other(told: &str) -> Error {
    Error::other(told.to_owned())
}

/// A new file gets the mode that the system gives new files, not that of a secret.
#[cfg(unix)]
fn open_to_all(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

#[cfg(not(unix))]
fn open_to_all(_: &mut tempfile::Builder<'_, '_>) {}

/// Only the superuser may give a file away; for anybody else the owner is the same already or cannot be kept.
#[cfg(unix)]
fn keep_owner(file: &File, told: &Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let _ = fchown(file, Some(told.uid()), Some(told.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Metadata) {}

/// Flushes the new name. Some network file systems cannot; the file itself is whole and in its place all the same.
#[cfg(unix)]
fn keep_name(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(not(unix))]
fn keep_name(_: &Path) {}

#[cfg(unix)]
fn kind_of(told: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    let kind = told.file_type();
    match () {
        () if kind.is_dir() => "a folder",
        () if kind.is_fifo() => "a pipe",
        () if kind.is_socket() => "a socket",
        () if kind.is_char_device() || kind.is_block_device() => "a device",
        () => "no file",
    }
}

#[cfg(not(unix))]
fn kind_of(told: &Metadata) -> &'static str {
    if told.is_dir() { "a folder" } else { "no file" }
}
