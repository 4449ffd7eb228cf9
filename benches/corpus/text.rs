//! Sentences of a corpus, drawn from a short list of words.

const WORDS: &str = "about across after again against agency agreement along among annual answer border bridge \
    budget building cabinet canal capital careful central change chapter citizen city clerk coast commerce committee \
    common council country court credit crossing customs decade decision delay demand deputy desert deposit \
    district drought during early election energy engineer envoy estimate exchange export factory family \
    farmer ferry figure finance foreign freight frontier garden government governor harbor harvest highway \
    history hospital however import income industry inspector interest island journey judge labor language \
    later lawyer letter license local lorry manager market measure melon member merchant message method mill \
    minister month mountain nation network northern number office officer opinion order owner paper parliament \
    payment people permit pipeline planner policy power price printer project promise province public quarter \
    railway rather reform region report reserve result revenue river road rule safety school season second \
    section senate service several signal silver small southern speech standard station still storage street \
    summer supply survey system tariff teacher theater though through ticket timber toward tower town trade \
    traffic treaty tunnel union valley village visitor vote wagon water western while window winter without \
    witness worker writer yearly";
const FIRST: [&str; 10] = ["Ada", "Ben", "Clara", "David", "Edith", "Felix", "Greta", "Hugo", "Ida", "Jonas"];
const LAST: [&str; 9] =
    ["Archer", "Baker", "Carver", "Dyer", "Falconer", "Glover", "Mason", "Piper", "Sawyer"];

/// Numbers that look random and never change.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Each seed gives a series of its own.
    pub fn new(seed: usize) -> Self {
        Self((seed as u64 + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// A number below another.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % limit
    }
}

/// A word of the list.
pub fn word(dice: &mut Dice) -> &'static str {
    static LIST: std::sync::LazyLock<Vec<&str>> =
        std::sync::LazyLock::new(|| WORDS.split_whitespace().collect());
    LIST[dice.below(LIST.len())]
}

/// A sentence of about so many words.
pub fn sentence(dice: &mut Dice, words: usize) -> String {
    let count = words.saturating_sub(2) + dice.below(5);
    let mut out = String::new();
    for index in 0..count.max(3) {
        let word = word(dice);
        match index {
            0 => out.push_str(&capital(word)),
            _ if index % 8 == 7 => out.extend([", ", word]),
            _ => out.extend([" ", word]),
        }
    }
    out + "."
}

/// A title of three words.
pub fn title(dice: &mut Dice) -> String {
    [word(dice), word(dice), word(dice)].map(capital).join(" ")
}

/// The name of one author; no two of the first ninety have the same.
pub fn name(index: usize) -> String {
    format!("{} {}", FIRST[index % FIRST.len()], LAST[index % LAST.len()])
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}
