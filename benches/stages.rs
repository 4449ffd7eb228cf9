//! How long each room takes, and a whole build, from files in memory to the bytes of the book.

#[path = "corpus/mod.rs"]
mod corpus;

use std::hint::black_box;

use briefbook::diagnostic::Diagnostics;
use briefbook::files::{FilePath, MemoryFiles, Texts};
use briefbook::manifest::Manifest;
use briefbook::model::Anthology;
use briefbook::read::Briefs;
use briefbook::read::saved_page::ReadOptions;
use briefbook::{Options, assemble, build, manifest, package, read, render};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};

use corpus::Corpus;

const SIZES: [usize; 3] = [10, 100, 1000];

fn files(briefs: usize) -> MemoryFiles {
    let files = Corpus::of(briefs).files().into_iter();
    files.fold(MemoryFiles::new(), |memory, (name, bytes)| memory.with(&name, bytes))
}

fn read_manifest(files: &MemoryFiles) -> Manifest {
    let path = FilePath::new("manifest.yaml");
    manifest::read(files, &path, &mut Diagnostics::default(), &mut Texts::new()).expect("a manifest")
}

fn read_briefs(files: &MemoryFiles, manifest: &Manifest) -> Briefs {
    read::read(files, manifest, &ReadOptions::default(), &mut Diagnostics::default(), &mut Texts::new())
}

fn resolve(files: &MemoryFiles, manifest: &Manifest, briefs: Briefs) -> Anthology {
    let mut diagnostics = Diagnostics::default();
    let anthology = assemble::assemble(files, manifest, briefs, None, &mut diagnostics, &mut Texts::new());
    anthology.unwrap_or_else(|| panic!("the corpus has faults: {:#?}", diagnostics.as_slice().first()))
}

fn rooms(criterion: &mut Criterion) {
    for briefs in SIZES {
        let files = files(briefs);
        let manifest = read_manifest(&files);
        let anthology = resolve(&files, &manifest, read_briefs(&files, &manifest));
        let mut group = criterion.benchmark_group(format!("{briefs} briefs"));
        group.sample_size(10);
        group.bench_function("manifest", |bencher| bencher.iter(|| black_box(read_manifest(&files))));
        group.bench_function("read", |bencher| {
            bencher.iter_with_large_drop(|| black_box(read_briefs(&files, &manifest)));
        });
        group.bench_function("assemble", |bencher| {
            bencher.iter_batched(
                || read_briefs(&files, &manifest),
                |briefs| black_box(resolve(&files, &manifest, briefs)),
                BatchSize::PerIteration,
            );
        });
        group.bench_function("render, one thread", |bencher| {
            bencher.iter(|| {
                for task in render::plan(&anthology) {
                    black_box(render::render(&anthology, &task));
                }
            });
        });
        group.bench_function("package, with rendering", |bencher| {
            bencher.iter(|| black_box(package::pack(&anthology)));
        });
        group.finish();
    }
}

fn whole_build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole build");
    group.sample_size(10);
    for briefs in SIZES {
        let files = files(briefs);
        let manifest = FilePath::new("manifest.yaml");
        group.bench_function(BenchmarkId::from_parameter(briefs), |bencher| {
            bencher.iter(|| match build(&files, &manifest, &Options::default()) {
                Ok(built) => black_box(built),
                Err(refused) => panic!("the corpus has faults: {:#?}", refused.diagnostics.first()),
            });
        });
    }
    group.finish();
}

criterion_group!(benches, rooms, whole_build);
criterion_main!(benches);
