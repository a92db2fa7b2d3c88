//! The parts of the archive: found by name, unpacked as they are read, counted as they unpack.
//!
//! What the archive says about sizes and counts is not believed. Nothing is written anywhere, so that a name with `..`
//! is only a name; an archive in the archive is only bytes.

use super::damaged;
use crate::Error;
use crate::table::format::unreadable;
use crate::table::limits::{Limits, RATIO_FREE, beyond};
use flate2::Crc;
use flate2::bufread::DeflateDecoder;
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipSliceArchive};
use std::io::{self, BufRead, Cursor, Read, Take};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// More parts than any workbook has.
const PARTS: usize = 10_000;
/// Bytes that are unpacked at a time.
const CHUNK: usize = 32 << 10;

/// The bytes of the file, shared by the parts that are being read.
#[derive(Clone)]
struct Bytes(Arc<Vec<u8>>);

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// The archive.
pub(super) struct Package {
    bytes: Bytes,
    /// What was unpacked so far, of all parts together: a part may be read more than once.
    unpacked: Arc<AtomicU64>,
    archive: ZipSliceArchive<Bytes>,
    entries: Vec<Entry>,
}

/// What the directory says of a part.
struct Entry {
    name: Box<[u8]>,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_encrypted: bool,
    sum: u32,
}

impl Package {
    /// # Errors
    ///
    /// `table.damaged`, `table.limit`.
    #[cfg_attr(debitor_cold, optimize(size), inline(never))]
    pub fn open(bytes: Vec<u8>) -> Result<Self, Error> {
        // A directory for more than 65,535 parts; what it announces would be reserved.
        let tail = bytes.get(bytes.len().saturating_sub(1 << 17)..).unwrap_or_default();
        if tail.windows(4).any(|window| window == b"PK\x06\x07") {
            return Err(damaged("the archive has a directory that only far larger files need (ZIP64)"));
        }
        let bytes = Bytes(Arc::new(bytes));
        let no_directory = |_| damaged("the archive has no directory: the end of the file may be missing");
        let archive = ZipArchive::from_slice(bytes.clone()).map_err(no_directory)?;
        let mut entries = Vec::new();
        let mut directory = archive.entries();
        while let Some(record) = directory.next_entry().map_err(no_directory)? {
            if entries.len() >= PARTS {
                return Err(beyond("parts", PARTS as u64, "parts in the archive"));
            }
            entries.push(Entry {
                name: record.file_path().as_ref().into(),
                place: record.wayfinder(),
                method: record.compression_method(),
                is_encrypted: record.flags().is_encrypted(),
                sum: record.crc32(),
            });
        }
        Ok(Self { bytes, unpacked: Arc::default(), archive, entries })
    }

    /// The part of this name, if there is one. Names differ in case between programs, and a few write `\`.
    ///
    /// # Errors
    ///
    /// `table.damaged`; `table.format` if it is encrypted or packed in a way that workbooks are not.
    pub fn part(&self, name: &str, limits: &Limits) -> Result<Option<Part>, Error> {
        let Some(entry) = self.find(name) else { return Ok(None) };
        if entry.is_encrypted {
            return Err(unreadable("the workbook is protected with a password: take the password off"));
        }
        let place = self
            .archive
            .get_entry(entry.place)
            .map_err(|_| damaged("a part of the archive is not where it should be"))?;
        let (start, end) = place.compressed_data_range();
        let mut bytes = Cursor::new(self.bytes.clone());
        bytes.set_position(start);
        let bytes = bytes.take(end - start);
        let source = match entry.method {
            CompressionMethod::STORE => Packed::Stored(bytes),
            CompressionMethod::DEFLATE => Packed::Deflated(Box::new(DeflateDecoder::new(bytes))),
            _ => return Err(unreadable("the workbook is packed in an unusual way")),
        };
        Ok(Some(Part {
            source,
            sum: Crc::new(),
            expected: entry.sum,
            packed: self.bytes.0.len() as u64,
            unpacked: Arc::clone(&self.unpacked),
            most: limits.unpacked_bytes,
            ratio: limits.unpacked_ratio,
            event: limits.cell_bytes * 2 + (64 << 10),
            since: 0,
            buffer: vec![0; CHUNK],
            at: 0,
            end: 0,
        }))
    }

    /// Begins to count anew, for another sheet.
    pub fn begin_count(&self) {
        self.unpacked.store(0, Ordering::Relaxed);
    }

    /// Is there a part of this name?
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    fn find(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| {
            let written = entry.name.iter().map(|byte| if *byte == b'\\' { b'/' } else { byte.to_ascii_lowercase() });
            entry.name.len() == name.len() && written.eq(name.bytes().map(|byte| byte.to_ascii_lowercase()))
        })
    }
}

enum Packed {
    Stored(Take<Cursor<Bytes>>),
    Deflated(Box<DeflateDecoder<Take<Cursor<Bytes>>>>),
}

/// A part that is being read.
pub(super) struct Part {
    source: Packed,
    sum: Crc,
    expected: u32,
    /// Of all parts together.
    packed: u64,
    unpacked: Arc<AtomicU64>,
    most: u64,
    ratio: u64,
    /// The longest element or text, and how much of the current one was read.
    event: usize,
    since: usize,
    buffer: Vec<u8>,
    at: usize,
    end: usize,
}

impl Part {
    /// The part is small in any real workbook.
    pub fn small(mut self) -> Self {
        self.most = self.most.min(RATIO_FREE);
        self
    }

    /// The next element or text begins.
    pub fn begin_event(&mut self) {
        self.since = 0;
    }

    /// Unpacks the rest, so that the check sum is compared.
    pub fn drain(&mut self) -> io::Result<()> {
        loop {
            self.since = 0;
            let length = self.fill_buf()?.len();
            if length == 0 {
                return Ok(());
            }
            self.consume(length);
        }
    }
}

impl BufRead for Part {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at >= self.end {
            if self.since > self.event {
                return Err(io::Error::other(beyond("cell_bytes", self.event as u64, "bytes in one element")));
            }
            let length = match &mut self.source {
                Packed::Stored(source) => source.read(&mut self.buffer)?,
                Packed::Deflated(source) => source.read(&mut self.buffer)?,
            };
            self.at = 0;
            self.end = length;
            let unpacked = self.unpacked.fetch_add(length as u64, Ordering::Relaxed) + length as u64;
            let read = self.buffer.get(..length).unwrap_or_default();
            self.sum.update(read);
            if length == 0 && self.sum.sum() != self.expected {
                return Err(io::Error::other(damaged("a part of the archive has the wrong check sum")));
            }
            if unpacked > self.most {
                return Err(io::Error::other(beyond("unpacked_bytes", self.most, "bytes when unpacked")));
            }
            if unpacked > RATIO_FREE && unpacked / self.packed.max(1) > self.ratio {
                let what = "times its size when unpacked";
                return Err(io::Error::other(beyond("unpacked_ratio", self.ratio, what)));
            }
        }
        Ok(self.buffer.get(self.at..self.end).unwrap_or_default())
    }

    fn consume(&mut self, length: usize) {
        self.at += length;
        self.since += length;
    }
}

impl Read for Part {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let length = ready.read(out)?;
        self.consume(length);
        Ok(length)
    }
}
