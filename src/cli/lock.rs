//! The binary's own: one writer at a time. A run that reads a file, works and writes the file again holds a lock on it from
//! the reading to the writing; whoever comes second is told, and what somebody else changed meanwhile is never overwritten.

use super::failure::Failure;
use super::file::{self, Limit};
use super::target::{Old, Target, failed};
use same_file::Handle;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Error, ErrorKind};
use std::path::{Path, PathBuf};

/// How often the lock is tried again when the run that held it took its file away in the same moment.
const MOST_TRIES: usize = 100;

/// The right to write a file, held until it is dropped.
pub struct Lock {
    /// The file as the user named it.
    name: PathBuf,
    target: Target,
    limit: Limit,
    /// The bytes when the lock was taken; `None` when there was no file.
    before: Option<Vec<u8>>,
    /// The file that carries the lock. The system ends the lock with the run, however it ends.
    _file: File,
    lock_path: PathBuf,
}

impl Lock {
    /// Takes the lock on `path`; `Err` at once when another run has it.
    pub fn take(path: &Path, limit: Limit) -> Result<Lock, Failure> {
        let target = Target::of(path).map_err(|cause| failed(path, cause))?;
        let lock_path = beside(&target.file);
        let file = take(&lock_path).map_err(|cause| failed(path, cause))?;
        let mut lock = Lock { name: path.to_owned(), target, limit, before: None, _file: file, lock_path };
        lock.before = content(&lock.target.file, limit)?;
        Ok(lock)
    }

    /// Writes the file, unless something that does not know the lock has changed it.
    pub fn write(&self, text: &str) -> Result<(), Failure> {
        if content(&self.target.file, self.limit)? != self.before {
            let told = "has changed while this run worked, nothing was written; run it again";
            return Err(failed(&self.name, Error::other(told)));
        }
        self.target.write(text.as_bytes(), Old::Replace).map_err(|cause| failed(&self.name, cause))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Removed while it is held: who waits for it sees that its file is another one now. One that stays does no harm.
        let _ = fs::remove_file(&self.lock_path);
    }
}

fn beside(file: &Path) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(file.file_name().unwrap_or_default());
    name.push(".lock");
    file.with_file_name(name)
}

fn content(file: &Path, limit: Limit) -> Result<Option<Vec<u8>>, Failure> {
    if file.exists() { file::read(file, limit.of_others()).map(Some).map_err(file::failure) } else { Ok(None) }
}

fn take(path: &Path) -> io::Result<File> {
    for _ in 0..MOST_TRIES {
        let file = OpenOptions::new().create(true).truncate(false).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(is_taken(path)),
            // Not every file system has locks; what was changed meanwhile is still seen before the writing.
            Err(TryLockError::Error(cause)) if cause.kind() == ErrorKind::Unsupported => return Ok(file),
            Err(TryLockError::Error(cause)) => return Err(cause),
        }
        let own = Handle::from_file(file.try_clone()?)?;
        if Handle::from_path(path).is_ok_and(|there| there == own) {
            return Ok(file);
        }
    }
    Err(is_taken(path))
}

fn is_taken(path: &Path) -> Error {
    Error::other(format!(
        "another run is writing it ({}), nothing was written; run again when it is done",
        path.display()
    ))
}
