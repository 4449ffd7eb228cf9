//! A small anthology with everything in it, built by hand for the tests of this room.

use crate::diagnostic::Place;
use crate::language::Language;
use crate::model::anthology::{
    Book, Byline, Cover, DocumentPart, Pages, ResolvedReading, Semantics, Series, Styles,
};
use crate::model::{
    Anthology, Body, Chapter, Contributor, ContributorKind, Date, Division, Heading, HtmlElement, Item,
    MediaType, Node, Note, Part, Picture, ResolvedBody, ResourceFile, Role, Target,
};

pub fn language(tag: &str) -> Language {
    Language::parse(tag).unwrap()
}

pub fn date(text: &str) -> Option<Date> {
    Some(Date::parse(text).unwrap())
}

pub fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

pub fn t(text: &str) -> Node {
    Node::Text(text.to_owned())
}

pub fn tag(name: &'static str, children: Vec<Node>) -> Node {
    HtmlElement::new(name, children).into()
}

pub fn with(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<Node>) -> Node {
    let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    HtmlElement { name, attributes, children }.into()
}

pub fn p(text: &str) -> Node {
    tag("p", vec![t(text)])
}

/// A text of blocks alone.
pub fn text(blocks: Vec<Node>) -> ResolvedBody {
    ResolvedBody { body: Body { blocks, ..Body::default() }, ..ResolvedBody::default() }
}

pub fn heading(level: u8, id: &str, words: &str) -> Heading {
    Heading { level, id: id.into(), anchor: id.into(), text: words.into(), place: Place::file("a.md") }
}

pub fn note(references: usize, blocks: Vec<Node>) -> Note {
    Note { label: "x".into(), blocks, references, place: Place::file("a.md") }
}

pub fn chapter(path: &str, title: &str, body: ResolvedBody) -> Chapter {
    let (blocks, notes) = (0..body.body.blocks.len(), 0..body.body.notes.len());
    Chapter {
        division: Division::Body,
        semantics: Some(Semantics { epub_type: "chapter", role: Some("doc-chapter") }),
        documents: vec![DocumentPart { path: path.into(), blocks, notes }],
        language: language("en"),
        title: title.into(),
        emphasis: Vec::new(),
        subtitle: None,
        byline: Vec::new(),
        date: None,
        kind: None,
        number: None,
        publisher: None,
        summary: None,
        source: None,
        accessed: None,
        rights: None,
        topics: Vec::new(),
        regions: Vec::new(),
        body,
        author_note: None,
        readings: Vec::new(),
    }
}

pub fn by(contributor: usize, role: Role, bio: Option<&str>) -> Byline {
    Byline { contributor, role, bio: bio.map(|bio| text(vec![p(bio)])) }
}

pub fn reading(title: &str, address: Option<&str>, first_listed: usize) -> ResolvedReading {
    let target = address.map_or(Target::Nowhere, |address| Target::Outside(address.to_owned()));
    ResolvedReading {
        title: some(title),
        language: language("en"),
        target,
        address: address.map(str::to_owned),
        kind: some("Report"),
        date: date("2008-03"),
        authors: vec!["Ines Vale".into(), "Bo Lind".into()],
        first_listed,
    }
}

pub fn contributor(anchor: &str, name: &str, bio: Option<&str>) -> Contributor {
    Contributor {
        anchor: anchor.into(),
        name: name.into(),
        sort: name.into(),
        kind: ContributorKind::Person,
        url: None,
        bio: bio.map(|bio| text(vec![p(bio)])),
    }
}

/// A book of these chapters and nothing else.
pub fn book(chapters: Vec<Chapter>) -> Anthology {
    Anthology {
        book: Book {
            title: "Two Shores".into(),
            subtitle: None,
            language: language("en"),
            identifier: "urn:uuid:2f1ad5c3-5a86-5e4f-9d52-0f0ad7b7b0a1".into(),
            modified: "2009-01-05T00:00:00Z".parse().unwrap(),
            modified_on: Date::parse("2009-01-05"),
            editors: Vec::new(),
            publisher: None,
            date: None,
            rights: None,
            description: None,
            subjects: Vec::new(),
            series: None,
        },
        cover: Cover::Drawn,
        styles: Styles::default(),
        front: Vec::new(),
        items: chapters.into_iter().map(Item::Chapter).collect(),
        back: Vec::new(),
        contributors: Vec::new(),
        pictures: Vec::new(),
        alternatives_complete: true,
        pages: Pages::default(),
    }
}

/// A book with everything in it: three parts of front, body and back, three languages.
pub fn rich() -> Anthology {
    let mut foreword = chapter("briefs/foreword.xhtml", "Foreword", text(vec![p(FERRY), p(HARBOUR)]));
    foreword.division = Division::Front;
    foreword.semantics = Some(Semantics { epub_type: "foreword", role: Some("doc-foreword") });
    foreword.byline = vec![by(0, Role::Author, None)];
    let mut afterword = chapter("briefs/afterword.xhtml", "Afterword", text(vec![p(HARBOUR)]));
    afterword.division = Division::Back;
    afterword.semantics = Some(Semantics { epub_type: "afterword", role: Some("doc-afterword") });
    let mut introduction = text(vec![tag("p", vec![t(FERRY), Node::NoteReference(0, 1)]), p(HARBOUR)]);
    introduction.body.notes = vec![note(1, vec![p("A note to the part.")])];

    let mut book = book(vec![long()]);
    book.items.insert(
        0,
        Item::Part(Part {
            documents: vec![DocumentPart { path: "briefs/part-1.xhtml".into(), blocks: 0..2, notes: 0..1 }],
            title: "The Crossing".into(),
            language: language("en"),
            introduction: Some(introduction),
            chapters: vec![tariffs(), persian()],
        }),
    );
    book.front = vec![foreword];
    book.back = vec![afterword];
    book.contributors = vec![
        contributor("c-lind", "Bo Lind", Some("Bo Lind edits the harbour papers.")),
        contributor("c-desk", "Harbour Desk", Some("A desk of six people who read timetables for a living.")),
        contributor("c-vale", "Ines Vale", None),
        contributor("c-5d3f2a", "نرگس دریایی", Some("نرگس دریایی مترجم است.")),
    ];
    book.contributors[1].url = some("https://example.org/desk");
    book.pages.contributors = vec!["contributors.xhtml".into(); 4];
    book.book.subtitle = some("Six briefs on a ferry and its harbours");
    book.book.editors = vec![0];
    book.book.publisher = some("Harbour Press");
    book.book.date = date("2009-01-05");
    book.book.rights = some("© 2009 the authors");
    book.book.description = some("What a small ferry says about two large countries.");
    book.book.series = Some(Series { name: "Year Readers".into(), position: some("1") });
    book.pictures = vec![ResourceFile {
        path: "pictures/0a1b2c.png".into(),
        media_type: MediaType::Png,
        size: Some((800, 450)),
        bytes: Vec::new(),
    }];
    book
}

fn table() -> Node {
    let row = |cells: &[&str]| {
        let cells = cells.iter().enumerate().map(|(column, cell)| {
            let class = if column == 0 { "align-left" } else { "align-right" };
            with("td", &[("class", class)], vec![t(cell)])
        });
        tag("tr", cells.collect())
    };
    let head = |cell: &str, class| with("th", &[("class", class)], vec![t(cell)]);
    tag(
        "table",
        vec![
            tag("caption", vec![t("Passengers by season, in thousands")]),
            tag("thead", vec![tag("tr", vec![head("Season", "align-left"), head("2008", "align-right")])]),
            tag("tbody", vec![row(&["Winter and early spring", "38.0"]), row(&["Summer", "134.5"])]),
        ],
    )
}

fn tariff_blocks() -> Vec<Node> {
    let farsi = with("span", &[("lang", "fa")], vec![t("بندر کوچک")]);
    vec![
        tag(
            "p",
            vec![
                t(FERRY),
                Node::NoteReference(0, 1),
                t(" The harbour master, who keeps the log in "),
                farsi,
                t(", counts them twice."),
                Node::NoteReference(1, 1),
            ],
        ),
        p(HARBOUR),
        Node::Heading(0, vec![t("What the tariff was for")]),
        tag(
            "p",
            vec![
                t("The first tariff was "),
                tag("em", vec![t("not")]),
                t(
                    " a tax. It paid for the light on the mole, and when the light had been paid for it went on paying for the keeper, as ",
                ),
                Node::Link(0, vec![t("an older brief")]),
                t(" tells at length and "),
                Node::Link(1, vec![t("the ministry’s own table")]),
                t(" tells in figures."),
                Node::NoteReference(0, 2),
            ],
        ),
        tag(
            "blockquote",
            vec![p("A tariff is a sentence that a state says so often that nobody hears it any more.")],
        ),
        p(HARBOUR),
        table(),
        p(FERRY),
        tag(
            "figure",
            vec![
                Node::Picture(0),
                tag(
                    "figcaption",
                    vec![t("Crossings and tariff since 1998: the lines part in the year of the new pier.")],
                ),
            ],
        ),
        Node::Heading(1, vec![t("Three ways to change it")]),
        tag(
            "ol",
            vec![
                tag("li", vec![t("Leave it as it is and publish the count.")]),
                tag("li", vec![t("Lower it in winter, when nobody crosses who need not.")]),
                tag("li", vec![t("Give it up, and let the ministry ask for the light.")]),
            ],
        ),
        p(HARBOUR),
    ]
}

fn tariff_text() -> ResolvedBody {
    let mut body = text(tariff_blocks());
    body.body.words = 500;
    body.body.headings = vec![
        heading(2, "s-tariff", "What the tariff was for"),
        heading(3, "s-ways", "Three ways to change it"),
    ];
    body.targets = vec![
        Target::Inside { document: "briefs/long.xhtml".into(), fragment: some("s-light") },
        Target::Outside("https://example.org/table?a=1&b=2".into()),
        Target::Inside { document: "briefs/tariffs.xhtml".into(), fragment: some("s-tariff") },
    ];
    body.body.notes = vec![
        note(
            2,
            vec![tag(
                "p",
                vec![t("Harbour log, volume 12; compare "), Node::Link(2, vec![t("the tariff")]), t(".")],
            )],
        ),
        note(
            1,
            vec![p("She says that the second count is for herself."), p("The first is for the ministry.")],
        ),
    ];
    body.body.pictures = vec![Picture {
        address: "a.png".into(),
        alternative: some("Two lines, crossings and tariff, that part in 2005"),
        title: None,
        decorative: false,
        place: Place::file("a.md"),
    }];
    body.pictures = vec![0];
    body
}

fn tariffs() -> Chapter {
    let mut chapter = chapter("briefs/tariffs.xhtml", "The Price of a Light", tariff_text());
    chapter.subtitle = some("Why a harbour tariff outlives its reason");
    chapter.kind = some("Brief Analysis");
    chapter.number = some("Harbour Paper #12");
    chapter.byline = vec![
        by(1, Role::Author, Some("A desk of six people who read timetables for a living.")),
        by(2, Role::Author, Some("Ines Vale writes on small ports and the people who run them.")),
        by(3, Role::Translator, None),
    ];
    chapter.date = date("2008-11-12");
    chapter.publisher = some("Harbour Institute");
    chapter.summary = Some(text(vec![p(
        "A tariff that paid for a lighthouse still stands, though the lighthouse has been paid for since 1931.",
    )]));
    chapter.source = some("https://example.org/papers/the-price-of-a-light-and-what-it-buys");
    chapter.accessed = date("2009-01-03");
    chapter.topics = vec!["Trade".into(), "Shipping".into()];
    chapter.regions = vec!["The Strait".into()];
    chapter.author_note = Some(text(vec![p("Ines Vale is at sea until March.")]));
    let mut inward = reading("Keepers and Lights", Some("https://example.org/papers/keepers"), 1);
    inward.target = Target::Inside { document: "briefs/long.xhtml".into(), fragment: None };
    chapter.readings = vec![
        inward,
        reading(
            "A Manual of Small Ports",
            Some(
                "https://example.org/a-very-long-address/that-has-to-break/somewhere-before-the-margin/manual.pdf",
            ),
            1,
        ),
        reading("دفتر بندر", None, 1),
    ];
    chapter
}

fn persian() -> Chapter {
    let first = "کشتی کوچک هر روز صبح از بندر راه می‌افتد و پیش از آنکه چای سرد شود به آن سوی آب می‌رسد.";
    let second = "هیچ‌کس نمی‌داند که چرا بهای بلیت همان است که پدران ما می‌پرداختند، اما همه آن را می‌پردازند.";
    let mut body = text(vec![
        tag("p", vec![t(first), Node::NoteReference(0, 1), t(" "), t(second)]),
        p(second),
        Node::Heading(0, vec![t("بهای یک چراغ")]),
        p(first),
        tag("ul", vec![tag("li", vec![t("چراغ")]), tag("li", vec![t("نگهبان")])]),
    ]);
    body.body.headings = vec![heading(2, "s-1f2e3d", "بهای یک چراغ")];
    body.body.notes = vec![note(1, vec![p("دفتر بندر، جلد دوازدهم.")])];
    let mut chapter = chapter("briefs/persian.xhtml", "کشتی و چراغ", body);
    chapter.language = language("fa");
    chapter.kind = some("یادداشت");
    chapter.number = some("شمارهٔ ۷");
    chapter.date = date("2008-11-14");
    chapter.byline = vec![by(3, Role::Author, Some("نرگس دریایی مترجم است.")), by(2, Role::Author, None)];
    chapter.source = some("https://example.org/fa/7");
    chapter.readings = vec![reading(
        "A Manual of Small Ports",
        Some(
            "https://example.org/a-very-long-address/that-has-to-break/somewhere-before-the-margin/manual.pdf",
        ),
        1,
    )];
    chapter
}

/// A chapter of two documents, the second of which begins below a heading of level 3.
fn long() -> Chapter {
    let mut body = text(vec![
        Node::Heading(0, vec![t("The light")]),
        tag("p", vec![t(FERRY), Node::NoteReference(0, 1)]),
        Node::Heading(1, vec![t("Its keeper")]),
        p(HARBOUR),
        Node::Heading(2, vec![t("Its price")]),
        tag("p", vec![t(HARBOUR), Node::NoteReference(0, 2)]),
        Node::Heading(3, vec![t("The mole")]),
        p(FERRY),
    ]);
    body.body.headings = vec![
        heading(2, "s-light", "The light"),
        heading(3, "s-keeper", "Its keeper"),
        heading(3, "s-price", "Its price"),
        heading(2, "s-mole", "The mole"),
    ];
    body.body.notes = vec![note(2, vec![p("The same log.")])];
    let mut chapter = chapter("briefs/long.xhtml", "Keepers and Lights", body);
    chapter.documents = vec![
        DocumentPart { path: "briefs/long.xhtml".into(), blocks: 0..4, notes: 0..0 },
        DocumentPart { path: "briefs/long-2.xhtml".into(), blocks: 4..8, notes: 0..1 },
    ];
    chapter.byline = vec![by(0, Role::Author, None)];
    chapter
}

const FERRY: &str = "The ferry leaves at seven, when the fish market has emptied its crates onto the quay, and it is on the other side before the tea is cold. Forty people cross on a weekday. Most of them carry something that is cheaper on one shore than on the other, and all of them pay the tariff, which nobody has changed since it was printed on the back of the first timetable.";
const HARBOUR: &str = "Two ministries share the harbour. One owns the water as far as the buoys; the other owns the mole, the light, and the right to be asked. What looks from the capital like a quarrel over fees is, on the quay, an arrangement that lets both sides keep their books, and that is why every attempt to mend it has been met with such courtesy and so little help.";
