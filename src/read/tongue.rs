//! The language of a text that does not say it, by the small words of `assets/words/function_words.txt`.
//!
//! Called by the readers of pages. A text is given no language where it is short, where two
//! languages are mixed in it, and where its language is none of the table. English is given to none
//! either: most pages are in it, and the books they go into say so.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::assets;
use crate::assets::words::WordMap;
use crate::language::Language;
use crate::read::page_text::labels::small;

/// As many words say in what language a text is, at the least and at the most.
const WORDS: std::ops::RangeInclusive<usize> = 40..=2_000;
/// One word in so many is a small one, in any of the languages.
const ONE_IN: i32 = 8;
/// As much as so many small words of a language for it speaks one of a neighbor against it.
const STRANGER: i32 = 6;

/// The table as it is typed: words by language tag.
#[derive(Deserialize)]
#[serde(bound(deserialize = "'de: 'static"))]
struct Typed {
    words: BTreeMap<&'static str, Vec<&'static str>>,
    strangers: BTreeMap<&'static str, Vec<&'static str>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let typed: Typed = assets::words::read(assets::FUNCTION_WORDS);
    let tags: Vec<&str> = typed.words.keys().copied().collect();
    let weighed = [(typed.words, 1), (typed.strangers, -STRANGER)].into_iter().flat_map(|(words, weight)| {
        let of = |(tag, words): (&str, Vec<&'static str>)| {
            let language = tags.iter().position(|known| *known == tag)?;
            Some(words.into_iter().map(move |word| (Cow::Borrowed(word), (language, weight))))
        };
        words.into_iter().filter_map(of).flatten().collect::<Vec<_>>()
    });
    Table { weights: WordMap::gathered(weighed), tags }
});

/// The small words of all languages together.
struct Table {
    tags: Vec<&'static str>,
    /// For and against which of the tags a word speaks, and how much.
    weights: WordMap<Vec<(usize, i32)>>,
}

/// The language of running text other than English, where its words leave no doubt.
pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Language> {
    let words = lines.flat_map(|line| line.split(|c: char| !c.is_alphabetic()));
    let words = words.filter(|word| !word.is_empty()).take(*WORDS.end());
    let mut found = vec![0; TABLE.tags.len()];
    let mut total: i32 = 0;
    for word in words {
        total += 1;
        for (language, weight) in TABLE.weights.get(&small(word)).into_iter().flatten() {
            found[*language] += weight;
        }
    }
    let (best, hits) = found.iter().copied().enumerate().max_by_key(|(_, hits)| *hits)?;
    let second = found.iter().enumerate().filter(|(index, _)| *index != best).map(|(_, hits)| *hits).max();
    // Neighbours share up to half of their small words, and a text in one has all of its own.
    let is_long_enough = usize::try_from(total).is_ok_and(|total| WORDS.contains(&total));
    let is_sure =
        is_long_enough && hits * ONE_IN >= total && second.is_none_or(|second| hits * 2 >= second * 3);
    let tag = TABLE.tags[best];
    if is_sure && tag != "en" { Language::parse(tag) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "Der Fluss ist im dritten Jahr in Folge gefallen, und niemand an den beiden Ufern weiß, \
        warum das so ist. Die Pegel werden noch immer jeden Morgen abgelesen, aber die Zahlen gehen an ein Amt, das \
        längst nicht mehr nach ihnen fragt und sie auch nicht veröffentlicht.";
    const ENGLISH: &str = "The river has fallen for the third year in a row, and nobody on either of its banks can say \
        why this is so. The gauges are read every morning, but the figures go to an office that has not asked for \
        them in years and that will not publish what it is sent.";

    fn tag(text: &str) -> Option<String> {
        of(text.lines()).map(|language| language.as_str().to_owned())
    }

    #[test]
    fn the_small_words_of_a_text_say_its_language() {
        for (language, text) in [
            ("de", GERMAN),
            (
                "fr",
                "Le fleuve a baissé pour la troisième année de suite, et personne sur les deux rives ne sait dire \
                 pourquoi. Les jauges sont lues chaque matin, mais les chiffres partent vers un bureau qui ne les \
                 demande plus et qui n'en publie aucun.",
            ),
            (
                "es",
                "El río ha bajado por tercer año consecutivo, y nadie en las dos orillas sabe por qué. Los niveles se \
                 leen cada mañana, pero las cifras van a una oficina que ya no las pide y que no publica lo que \
                 recibe de los ingenieros.",
            ),
            (
                "pt",
                "O rio baixou pelo terceiro ano seguido, e ninguém nas duas margens sabe por quê. Os níveis são lidos \
                 todas as manhãs, mas os números vão para uma repartição que já não os pede e que não publica o que \
                 recebe dos engenheiros.",
            ),
            (
                "it",
                "Il fiume è calato per il terzo anno di seguito, e nessuno sulle due rive sa dire perché. I livelli \
                 sono letti ogni mattina, ma le cifre vanno a un ufficio che non le chiede più e che non pubblica \
                 quello che riceve dagli ingegneri.",
            ),
            (
                "nl",
                "De rivier is voor het derde jaar op rij gezakt, en niemand op de twee oevers weet waarom dat zo is. \
                 De peilen worden nog elke ochtend gelezen, maar de cijfers gaan naar een kantoor dat er niet meer \
                 om vraagt en ze ook niet uitgeeft.",
            ),
            (
                "ru",
                "Река упала третий год подряд, и никто на двух берегах не может сказать, почему это так. Уровень \
                 воды по-прежнему читают каждое утро, но цифры идут в ведомство, которое давно о них не просит и \
                 не публикует то, что ему присылают с берегов.",
            ),
            (
                "tr",
                "Nehir üst üste üçüncü yıl da alçaldı ve iki kıyıda hiç kimse bunun ne için böyle olduğunu bilmiyor. \
                 Ölçüler her sabah okunuyor, ama rakamlar artık onları sormayan bir daireye gidiyor ve bu daire \
                 gelen sayıları çok uzun bir zaman yayımlamıyor.",
            ),
            (
                "fa",
                "رودخانه برای سومین سال پیاپی پایین رفته است و هیچ‌کس در دو کرانه نمی‌داند که چرا چنین شده است. \
                 اندازه‌ها را هر بامداد می‌خوانند، اما رقم‌ها به اداره‌ای می‌رود که دیگر آن‌ها را نمی‌خواهد و آنچه را \
                 که می‌گیرد منتشر نمی‌کند.",
            ),
            (
                "ar",
                "انخفض النهر للسنة الثالثة على التوالي، ولا يعرف أحد على الضفتين لماذا حدث ذلك. وما زالت المقاييس \
                 تُقرأ كل صباح، لكن الأرقام تذهب إلى مكتب لم يعد يسأل عنها منذ سنوات، وهو لا ينشر ما يصل إليه من \
                 المهندسين في هذه المدن.",
            ),
            (
                "he",
                "הנהר ירד זו השנה השלישית ברציפות, ואיש על שתי הגדות לא יודע מה הסיבה של הדבר. המדידות נקראות כל \
                 בוקר, אבל המספרים הולכים אל משרד אשר כבר לא מבקש את הנתונים, והוא גם לא מפרסם את מה שהוא מקבל \
                 עם הזמן מן המהנדסים.",
            ),
        ] {
            assert_eq!(tag(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn a_language_that_nobody_told_of_is_not_taken_for_its_neighbor() {
        for text in [
            // Ukrainian, Bulgarian, Serbian.
            "Річка впала третій рік поспіль, і ніхто на двох берегах не може сказати, чому це так. Рівень води, як і \
             раніше, читають щоранку, але цифри йдуть до установи, яка давно про них не питає і не публікує того, \
             що їй надсилають з берегів, хоча це є її робота.",
            "Реката спадна за трета поредна година и никой на двата бряга не може да каже защо това е така. Нивото на \
             водата се чете всяка сутрин, но числата отиват в служба, която отдавна не пита за тях и не публикува \
             това, което ѝ се изпраща от хората, които са там.",
            "Река је опала трећу годину заредом и нико на две обале не може да каже зашто је то тако. Ниво воде се чита \
             сваког јутра, али бројеви иду у службу која одавно не пита за њих и не објављује оно што јој се шаље, а \
             људи који су тамо то знају.",
            // Galician, Afrikaans.
            "O río baixou por terceiro ano consecutivo, e ninguén nas dúas beiras sabe dicir por que. Os niveis aínda se \
             len cada mañá, pero as cifras van a unha oficina que xa non as pide e que non publica o que recibe dos \
             enxeñeiros, e iso é moi malo tamén para a xente.",
            "Die rivier het vir die derde jaar agtereenvolgens gesak, en niemand op die twee oewers weet waarom dit so is \
             nie. Die peile word nog elke oggend gelees, maar die syfers gaan na 'n kantoor wat lankal nie meer daarna \
             vra nie en hulle ook nie uitgee nie.",
        ] {
            assert_eq!(tag(text), None, "{text}");
        }
    }

    #[test]
    fn a_text_that_leaves_a_doubt_has_no_language() {
        let words =
            |text: &'static str, count| text.split_whitespace().take(count).collect::<Vec<_>>().join(" ");
        for text in [
            ENGLISH.to_owned(),
            words(GERMAN, 20),
            format!("{GERMAN} {ENGLISH}"),
            "Rzeka opadła trzeci rok z rzędu i nikt na obu brzegach nie potrafi powiedzieć dlaczego. "
                .repeat(4),
        ] {
            assert_eq!(tag(&text), None, "{text}");
        }
    }
}
