//! What a reader's device finds in the packed book.
use super::*;
use super::sample;

#[test]
fn scratch() {
    let a = sample::anthology();
    let d = sample::documents(&a);
    let p = Publication::new(&a, &d);
    println!("{}", package_document(&p));
    println!("{}", navigation_document(&p));
    println!("{}", ncx(&p));
    let e = bind(&a, &d, |i| sample::render(&d[i]), sample::draw);
}
