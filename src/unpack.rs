//! Unpacks what the content script carries: raw DEFLATE (RFC 1951), into memory that is there from the start.
//!
//! Base64 hides from a package's compression what is alike in a module; packed first, the same module weighs
//! a seventh less. A browser can inflate by itself only asynchronously, which is too late for the first post,
//! so this runs as a small module of its own: without a heap and without a panic, whose messages would weigh more
//! than the rest. It does not check sums.

use std::cell::Cell;

/// How many bytes there is room for, packed and unpacked.
pub const ROOM: usize = 1 << 20;

/// The longest code of a Huffman table, in bits.
const LONGEST: usize = 15;

/// Extra bits of the length symbols from 257 on, and the shortest length that each stands for.
const LENGTHS: [(u8, u16); 29] = [
    (0, 3),
    (0, 4),
    (0, 5),
    (0, 6),
    (0, 7),
    (0, 8),
    (0, 9),
    (0, 10),
    (1, 11),
    (1, 13),
    (1, 15),
    (1, 17),
    (2, 19),
    (2, 23),
    (2, 27),
    (2, 31),
    (3, 35),
    (3, 43),
    (3, 51),
    (3, 59),
    (4, 67),
    (4, 83),
    (4, 99),
    (4, 115),
    (5, 131),
    (5, 163),
    (5, 195),
    (5, 227),
    (0, 258),
];

/// The order in which the lengths of the codes for code lengths stand.
const ORDER: [usize; 19] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/// Room for the codes of one block, literals and distances.
pub type Tables = [Table; 2];

/// Unpacks `packed` into `out`. Says how many bytes that were, `None` where the data are broken or do not fit.
#[inline]
pub fn unpack(packed: &[u8], out: &mut [u8], tables: &mut Tables) -> Option<usize> {
    let mut bits = Bits { bytes: packed, at: 0, held: 0, count: 0 };
    let mut end = 0;
    loop {
        let is_last = bits.take(1)? == 1;
        match bits.take(2)? {
            0 => end = stored(&mut bits, out, end)?,
            1 => {
                fixed(tables);
                end = block(&mut bits, tables, out, end)?;
            }
            2 => {
                dynamic(&mut bits, tables)?;
                end = block(&mut bits, tables, out, end)?;
            }
            _ => return None,
        }
        if is_last {
            return Some(end);
        }
    }
}

/// Bits from the lowest up.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    held: u64,
    count: u32,
}

impl Bits<'_> {
    /// Holds at least 48 bits, as many as a repetition takes; behind the end they are noughts, which
    /// [`Self::drop`] refuses to give out.
    #[inline]
    fn fill(&mut self) {
        if self.count >= 48 {
            return;
        }
        if let Some(next) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            self.held |= u64::from_le_bytes(*next) << self.count;
            // Bits beyond the count stay where the same bytes will be put again.
            let bytes = (63 - self.count) / 8;
            self.at += bytes as usize;
            self.count += bytes * 8;
            return;
        }
        while self.count <= 48 {
            let Some(byte) = self.bytes.get(self.at) else { return };
            self.held |= u64::from(*byte) << self.count;
            self.at += 1;
            self.count += 8;
        }
    }

    #[inline]
    fn drop(&mut self, count: u32) -> Option<()> {
        self.count = self.count.checked_sub(count)?;
        self.held >>= count;
        Some(())
    }

    #[inline]
    fn take(&mut self, count: u32) -> Option<usize> {
        self.fill();
        self.take_held(count)
    }

    #[inline]
    fn take_held(&mut self, count: u32) -> Option<usize> {
        let value = self.held & ((1 << count) - 1);
        self.drop(count)?;
        Some(value as usize)
    }

    /// The next symbol of a Huffman code, once there are bits.
    #[inline]
    fn symbol(&mut self, table: &Table) -> Option<usize> {
        let place = self.held as usize & ((1 << table.longest) - 1);
        let entry = *table.entries.get(place)?;
        // A place that no code fills has the length 0.
        if entry & 15 == 0 {
            return None;
        }
        self.drop(u32::from(entry & 15))?;
        Some(usize::from(entry >> 4))
    }
}

/// A Huffman code: for every next few bits the symbol, times 16, and how many of the bits it takes.
pub struct Table {
    entries: [u16; 1 << LONGEST],
    longest: usize,
}

impl Table {
    /// A code without symbols.
    pub const EMPTY: Self = Self { entries: [0; 1 << LONGEST], longest: 0 };

    /// The code whose symbols have these lengths, 0 for a symbol that does not occur.
    #[inline]
    fn fill(&mut self, lengths: &[u8]) {
        let mut counts = [0_u16; LONGEST + 1];
        for length in lengths {
            counts[usize::from(*length & 15)] += 1;
        }
        counts[0] = 0;
        self.longest = counts.iter().rposition(|count| *count != 0).unwrap_or(0) & 15;
        let entries = self.entries.get_mut(..1 << self.longest).unwrap_or(&mut []);
        entries.fill(0);
        let mut next = [0_u16; LONGEST + 1];
        let mut code = 0_u16;
        for length in 1..=LONGEST {
            code = code.wrapping_add(counts[length - 1]) << 1;
            next[length] = code;
        }
        for (symbol, length) in (0_u16..).zip(lengths).filter(|(_, length)| **length != 0) {
            let length = usize::from(*length & 15);
            let code = next[length];
            next[length] = code.wrapping_add(1);
            let first = usize::from(code.reverse_bits() >> (16 - length));
            for entry in entries.iter_mut().skip(first).step_by(1 << length) {
                *entry = symbol << 4 | length as u16;
            }
        }
    }
}

#[inline]
fn stored(bits: &mut Bits, out: &mut [u8], end: usize) -> Option<usize> {
    bits.drop(bits.count % 8)?;
    let length = bits.take(16)?;
    bits.take(16)?;
    for place in out.get_mut(end..end + length)? {
        *place = bits.take(8)? as u8;
    }
    Some(end + length)
}

#[inline]
fn fixed(tables: &mut Tables) {
    let mut lengths = [8; 288];
    lengths[144..256].fill(9);
    lengths[256..280].fill(7);
    tables[0].fill(&lengths);
    tables[1].fill(&[5; 30]);
}

#[inline]
fn dynamic(bits: &mut Bits, tables: &mut Tables) -> Option<()> {
    let (literals, distances, codes) = (bits.take(5)? + 257, bits.take(5)? + 1, bits.take(4)? + 4);
    let mut lengths = [0; ORDER.len()];
    for symbol in ORDER.iter().take(codes) {
        lengths[*symbol] = bits.take(3)? as u8;
    }
    tables[0].fill(&lengths);
    let mut lengths = [0_u8; 288 + 32];
    let mut count = 0;
    while count < literals + distances {
        bits.fill();
        let (length, times) = match bits.symbol(&tables[0])? {
            16 => (*lengths.get(count.checked_sub(1)?)?, 3 + bits.take(2)?),
            17 => (0, 3 + bits.take(3)?),
            18 => (0, 11 + bits.take(7)?),
            length => (length as u8, 1),
        };
        lengths.get_mut(count..count + times)?.fill(length);
        count += times;
    }
    tables[0].fill(lengths.get(..literals)?);
    tables[1].fill(lengths.get(literals..literals + distances)?);
    Some(())
}

/// Literals, and repetitions of what came before.
#[inline]
fn block(bits: &mut Bits, tables: &Tables, out: &mut [u8], mut end: usize) -> Option<usize> {
    loop {
        bits.fill();
        let symbol = bits.symbol(&tables[0])?;
        if symbol < 256 {
            *out.get_mut(end)? = symbol as u8;
            end += 1;
            continue;
        }
        if symbol == 256 {
            return Some(end);
        }
        let (extra, least) = *LENGTHS.get(symbol - 257)?;
        let length = usize::from(least) + bits.take_held(u32::from(extra))?;
        let symbol = bits.symbol(&tables[1])?;
        let extra = (symbol / 2).saturating_sub(1);
        if symbol > 29 {
            return None;
        }
        let least = if extra == 0 { symbol + 1 } else { ((2 + symbol % 2) << extra) + 1 };
        let distance = least + bits.take_held(extra as u32)?;
        let from = end.checked_sub(distance)?;
        let stretch = out.get_mut(from..end + length)?;
        let stretch = Cell::from_mut(stretch).as_slice_of_cells();
        for (old, new) in stretch.iter().zip(stretch.iter().skip(distance)) {
            new.set(old.get());
        }
        end += length;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use proptest::prelude::*;

    use super::*;

    fn pack(bytes: &[u8], level: u32) -> Vec<u8> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(level));
        encoder.write_all(bytes).expect("memory takes what is written");
        encoder.finish().expect("memory takes what is written")
    }

    fn unpacked(packed: &[u8], room: usize) -> Option<Vec<u8>> {
        let mut out = vec![0; room];
        let length = unpack(packed, &mut out, &mut [Table::EMPTY; 2])?;
        out.truncate(length);
        Some(out)
    }

    proptest! {
        #[test]
        fn gives_back_what_was_packed(
            bytes in prop::collection::vec(prop_oneof![3 => 0..4_u8, 1 => any::<u8>()], 0..4000),
            level in 0..=9_u32,
        ) {
            prop_assert_eq!(unpacked(&pack(&bytes, level), bytes.len()), Some(bytes));
        }

        #[test]
        fn broken_data_end_somewhere(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            unpacked(&bytes, 1000);
        }
    }

    #[test]
    fn far_repetitions_and_long_ones_are_found_again() {
        let noise: Vec<u8> = (0..30_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let bytes = [&noise[..], &[7; 70_000], &noise].concat();
        assert_eq!(unpacked(&pack(&bytes, 9), bytes.len()), Some(bytes));
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let packed = pack(&[1; 100], 9);
        assert_eq!(unpacked(&packed, 99), None);
        assert_eq!(unpacked(&packed[..packed.len() - 1], 100), None);
    }
}
