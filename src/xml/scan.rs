//! Looks through text for the few bytes at which something has to be done.

/// How many bytes are asked at once, in one instruction where the machine has it.
const AT_ONCE: usize = 16;

/// Where the first byte stands for which `wanted` holds.
///
/// Most text holds none for a long way, so it is asked a stretch at a time; `wanted` is best a few
/// comparisons, and no table.
pub fn position(bytes: &[u8], wanted: impl Fn(u8) -> bool) -> Option<usize> {
    let (stretches, _) = bytes.as_chunks::<AT_ONCE>();
    let is_clean = |stretch: &&[u8; AT_ONCE]| !stretch.iter().fold(false, |any, byte| any | wanted(*byte));
    let clean = stretches.iter().take_while(is_clean).count() * AT_ONCE;
    bytes[clean..].iter().position(|byte| wanted(*byte)).map(|at| clean + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_wherever_it_stands() {
        for length in [1, 15, 16, 17, 40, 64] {
            for at in 0..length {
                let mut bytes = vec![b'x'; length];
                bytes[at] = b'&';
                bytes[length - 1] = b'&';
                assert_eq!(position(&bytes, |byte| byte == b'&'), Some(at), "{at} of {length}");
            }
        }
        assert_eq!(position(&[b'x'; 40], |byte| byte == b'&'), None);
        assert_eq!(position(b"", |_| true), None);
    }
}
