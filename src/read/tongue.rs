//! The language of a text that does not say it, by the small words of `assets/words/function_words.txt`.
//!
//! Called by the readers of pages, and by the room for briefs that say no language. A text is given no language where it is short, where two
//! languages are mixed in it, and where its language is none of the table. A page says that it is in
//! another language than English, which most pages are in: for a book in another language the room asks
//! whether a text is English.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::assets;
use crate::assets::words::WordGroups;
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
            Some(words.into_iter().map(move |word| (word, (language, weight))))
        };
        words.into_iter().filter_map(of).flatten().collect::<Vec<_>>()
    });
    Table { weights: weighed.collect(), tags }
});

/// The small words of all languages together.
struct Table {
    tags: Vec<&'static str>,
    /// For and against which of the tags a word speaks, and how much.
    weights: WordGroups<(usize, i32)>,
}

/// The language of running text other than English, where its words leave no doubt.
pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Language> {
    spoken(lines).filter(|tag| *tag != ENGLISH).and_then(Language::parse)
}

/// English, where the words of running text leave no doubt that it is.
pub fn english<'a>(lines: impl Iterator<Item = &'a str>) -> Option<Language> {
    spoken(lines).filter(|tag| *tag == ENGLISH).and_then(Language::parse)
}

/// The tag of English.
const ENGLISH: &str = "en";

fn spoken<'a>(lines: impl Iterator<Item = &'a str>) -> Option<&'static str> {
    let words = lines.flat_map(|line| line.split(|c: char| !c.is_alphabetic()));
    let words = words.filter(|word| !word.is_empty()).take(*WORDS.end());
    let mut found = vec![0; TABLE.tags.len()];
    let mut total: i32 = 0;
    // Hebrew writes most of its small words together with the next, but hardly another language uses its
    // letters.
    let mut in_hebrew: i32 = 0;
    for word in words {
        total += 1;
        in_hebrew += i32::from(word.chars().all(|c| ('א'..='ת').contains(&c)));
        for (language, weight) in TABLE.weights.get(&small(word)) {
            found[*language] += weight;
        }
    }
    let (best, hits) = found.iter().copied().enumerate().max_by_key(|(_, hits)| *hits)?;
    let second = found.iter().enumerate().filter(|(index, _)| *index != best).map(|(_, hits)| *hits).max();
    // Neighbours share up to half of their small words, and a text in one has all of its own.
    let is_long_enough = usize::try_from(total).is_ok_and(|total| WORDS.contains(&total));
    if is_long_enough && in_hebrew * 10 > total * 9 {
        return Some("he");
    }
    let is_sure =
        is_long_enough && hits * ONE_IN >= total && second.is_none_or(|second| hits * 2 >= second * 3);
    is_sure.then(|| TABLE.tags[best])
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

    #[test]
    fn english_is_told_from_its_neighbours_and_from_few_words() {
        assert_eq!(english(ENGLISH.lines()).map(|language| language.to_string()).as_deref(), Some("en"));
        assert_eq!(english(GERMAN.lines()), None);
        assert_eq!(english("The river and the lake".lines()), None);
        assert_eq!(english(format!("{ENGLISH} {GERMAN}").lines()), None);
    }

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
            (
                "sv",
                "Floden har sjunkit för tredje året i rad, och ingen på de två stränderna kan säga varför det är så. \
                 Nivån läses av varje morgon, men siffrorna går till ett verk som inte har frågat efter dem på många \
                 år och som inte vill offentliggöra vad det får.",
            ),
            (
                "da",
                "Floden er faldet for tredje år i træk, og ingen på de to bredder kan sige, hvorfor det er sådan. \
                 Målerne bliver læst af hver morgen, men tallene går til et kontor, som ikke har spurgt efter dem i \
                 årevis, og som ikke vil offentliggøre, hvad det får.",
            ),
            (
                "nb",
                "Elva har sunket for tredje år på rad, og ingen på de to breddene kan si hvorfor det er slik. Målerne \
                 blir lest av hver morgen, men tallene går til et kontor som ikke har spurt etter dem på flere år, \
                 og som ikke vil offentliggjøre det de får.",
            ),
            (
                "pl",
                "Rzeka opadła trzeci rok z rzędu i nikt na obu brzegach nie potrafi powiedzieć, dlaczego tak jest. \
                 Poziom wody jest odczytywany co rano, ale liczby trafiają do urzędu, który już od lat o nie nie \
                 pyta i który nie ogłasza tego, co dostaje od inżynierów.",
            ),
            (
                "cs",
                "Řeka klesla třetí rok po sobě a nikdo na obou březích neumí říci, proč je to tak. Hladina se čte \
                 každé ráno, ale čísla jdou do úřadu, který se na ně už léta neptá a který také nezveřejňuje, co \
                 dostane od inženýrů, ani to, co s nimi dělá.",
            ),
            (
                "sk",
                "Rieka klesla tretí rok po sebe a nikto na oboch brehoch nevie povedať, prečo je to tak. Hladina sa \
                 číta každé ráno, ale čísla idú do úradu, ktorý sa na ne už roky nepýta a ktorý tiež nezverejňuje, \
                 čo dostane od inžinierov, ani to, čo s nimi robí.",
            ),
            (
                "fi",
                "Joki on laskenut jo kolmatta vuotta, eikä kukaan sen kahdella rannalla osaa sanoa, miksi näin on. \
                 Mittarit luetaan yhä joka aamu, mutta luvut menevät virastoon, joka ei ole kysynyt niitä vuosiin \
                 ja joka ei myös julkaise, mitä se saa, vaikka sen pitäisi.",
            ),
            (
                "uk",
                "Річка впала третій рік поспіль, і ніхто на двох берегах не може сказати, чому це так. Рівень води, як \
                 і раніше, читають щоранку, але цифри йдуть до установи, яка давно про них не питає і не публікує \
                 того, що їй надсилають з берегів, хоча це є її робота.",
            ),
            (
                "bg",
                "Реката спадна за трета поредна година и никой на двата бряга не може да каже защо това е така. \
                 Нивото на водата се чете всяка сутрин, но числата отиват в служба, която отдавна не пита за тях и \
                 не публикува това, което ѝ се изпраща от хората, които са там.",
            ),
            (
                "sr",
                "Река је опала трећу годину заредом и нико на две обале не може да каже зашто је то тако. Ниво воде се \
                 чита сваког јутра, али бројеви иду у службу која одавно не пита за њих и не објављује оно што јој \
                 се шаље, а људи који су тамо то знају.",
            ),
            (
                "hr",
                "Rijeka je opala treću godinu zaredom i nitko na dvije obale ne može reći zašto je to tako, niti tko je \
                 za to odgovoran. Razina se čita svakog jutra, ali brojevi idu u ured koji već godinama ne pita za \
                 njih i koji također ne objavljuje ono što dobije, iako ljudi koji su ondje to znaju prije nego što \
                 dođe poplava.",
            ),
            (
                "ro",
                "Râul a scăzut pentru al treilea an la rând și nimeni de pe cele două maluri nu poate spune de ce este \
                 așa. Nivelul este citit în fiecare dimineață, dar cifrele merg la un birou care nu le mai cere de \
                 ani de zile și care nu publică ceea ce primește de la ingineri.",
            ),
            (
                "hu",
                "A folyó már a harmadik éve apad egymás után, és a két parton senki nem tudja megmondani, hogy ez miért \
                 van így. A vízállást még minden reggel leolvassák, de a számok egy olyan hivatalba kerülnek, amely \
                 évek óta nem kéri őket, és amely azt sem teszi közzé, amit kap.",
            ),
            (
                "el",
                "Το ποτάμι έπεσε για τρίτη χρονιά στη σειρά και κανείς στις δύο όχθες δεν μπορεί να πει γιατί είναι έτσι. \
                 Η στάθμη διαβάζεται κάθε πρωί, αλλά οι αριθμοί πηγαίνουν σε μια υπηρεσία που δεν τους ζητά εδώ και \
                 χρόνια και δεν δημοσιεύει αυτά που παίρνει από τους μηχανικούς.",
            ),
            (
                "ca",
                "El riu ha baixat per tercer any consecutiu, i ningú a les dues ribes no sap dir per què és així. Els \
                 nivells es llegeixen cada matí, però les xifres van a una oficina que ja no les demana i que no \
                 publica el que rep dels enginyers ni d'aquests homes.",
            ),
            (
                "id",
                "Sungai itu surut untuk tahun ketiga berturut-turut, dan tidak ada orang di kedua tepinya yang dapat \
                 mengatakan mengapa. Tinggi air masih dibaca setiap pagi, tetapi angkanya pergi ke kantor yang sudah \
                 lama tidak memintanya dan tidak akan menerbitkan apa yang diterima dari para insinyur.",
            ),
        ] {
            assert_eq!(tag(text).as_deref(), Some(language), "{text}");
        }
    }

    #[test]
    fn a_language_that_nobody_told_of_is_not_taken_for_its_neighbor() {
        for text in [
            // Macedonian, Belarusian, Estonian, Nynorsk.
            "Реката опадна трета година по ред и никој на двата брега не може да каже зошто е тоа така. Нивото на водата \
             се чита секое утро, но бројките одат во служба која одамна не прашува за нив и која не го објавува тоа \
             што го добива од луѓето, иако тие знаат дека треба.",
            "Рака ўпала трэці год запар, і ніхто на двух берагах не можа сказаць, чаму гэта так. Узровень вады чытаюць \
             кожную раніцу, але лічбы ідуць у ведамства, якое даўно пра іх не пытаецца і не публікуе таго, што яму \
             дасылаюць ад людзей, хоць гэта яго праца.",
            "Jõgi on langenud juba kolmandat aastat järjest ja keegi kahel kaldal ei oska öelda, miks see nii on. Taset \
             loetakse igal hommikul, aga arvud lähevad ametisse, mis ei ole neid aastaid küsinud ja kes ka ei avalda, \
             mis ta saab, või kellele need siis on.",
            "Elva har gått ned for tredje året på rad, og ingen på dei to breiddene kan seie kvifor det er slik. Målarane \
             blir lesne kvar morgon, men tala går til eit kontor som ikkje har spurt etter dei på fleire år, og som \
             ikkje vil gje ut det som kjem inn frå folk.",
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
            "Upė nuseko trečius metus iš eilės, ir niekas abiejuose krantuose negali pasakyti kodėl. "
                .repeat(4),
        ] {
            assert_eq!(tag(&text), None, "{text}");
        }
    }
}
