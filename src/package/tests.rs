//! What a reader's device finds in the packed book.
use super::sample;
use super::*;

#[test]
fn scratch() {
    let a = sample::anthology();
    let d = crate::render::plan(&a);
    let p = Publication::new(&a, &d);
    println!("{}", package_document(&p));
    println!("{}", navigation_document(&p));
    println!("{}", ncx(&p));
    let e = pack_with(&a, sample::draw);
}
