//! Looks through long texts for the few bytes that something has to be done about.

/// Which of all bytes are wanted.
pub(crate) type Wanted = [bool; 256];

/// How many bytes are looked up before anything is decided.
const STRIDE: usize = 16;

/// The bytes below `below`, and those of a list.
pub(crate) const fn wanted(below: u8, listed: &[u8]) -> Wanted {
    let mut wanted = [false; 256];
    let mut byte = 0;
    while byte < below {
        wanted[byte as usize] = true;
        byte += 1;
    }
    let mut at = 0;
    while at < listed.len() {
        wanted[listed[at] as usize] = true;
        at += 1;
    }
    wanted
}

/// Where the first wanted byte stands, from the byte `from` on.
///
/// Most strides of a text hold none, and are passed without a branch for each byte.
pub(crate) fn position(bytes: &[u8], from: usize, wanted: &Wanted) -> Option<usize> {
    let rest = bytes.get(from..)?;
    let is_wanted = |byte: &u8| wanted[usize::from(*byte)];
    let any = |stride: &[u8]| stride.iter().fold(false, |any, byte| any | is_wanted(byte));
    let skipped = rest.chunks_exact(STRIDE).take_while(|stride| !any(stride)).count() * STRIDE;
    let found = rest[skipped..].iter().position(is_wanted)?;
    Some(from + skipped + found)
}

#[cfg(test)]
mod tests {
    use super::{Wanted, position, wanted};

    const AND: Wanted = wanted(0, b"&");

    #[test]
    fn bytes_below_a_limit_are_wanted_besides_those_listed() {
        let table = wanted(0x20, b"&");
        assert!(table[0] && table[0x1F] && table[usize::from(b'&')]);
        assert_eq!(table.iter().filter(|is_wanted| **is_wanted).count(), 0x21);
    }

    #[test]
    fn the_first_wanted_byte_is_found_wherever_it_stands() {
        for length in 0..40 {
            for at in 0..length {
                let mut bytes = vec![b'.'; length];
                bytes[at] = b'&';
                bytes[length - 1] = b'&';
                assert_eq!(position(&bytes, 0, &AND), Some(at));
                assert_eq!(position(&bytes, at, &AND), Some(at));
                assert_eq!(position(&bytes, at + 1, &AND), (at + 1 < length).then(|| length - 1));
            }
            assert_eq!(position(&vec![b'.'; length], 0, &AND), None);
        }
    }
}
