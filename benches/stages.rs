//! How long a whole build takes, from files in memory to the bytes of the book.

#[path = "corpus/mod.rs"]
mod corpus;

use std::hint::black_box;

use briefbook::files::{FilePath, MemoryFiles};
use briefbook::{Options, build};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use corpus::Corpus;

fn whole_build(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("whole build");
    group.sample_size(10);
    for briefs in [10, 100, 1000] {
        let files = Corpus::of(briefs).files();
        let bytes: usize = files.iter().map(|(_, bytes)| bytes.len()).sum();
        let memory =
            files.into_iter().fold(MemoryFiles::new(), |memory, (name, bytes)| memory.with(&name, bytes));
        let manifest = FilePath::new("manifest.yaml");
        group.throughput(Throughput::Bytes(bytes as u64));
        group.bench_function(BenchmarkId::from_parameter(briefs), |bencher| {
            bencher.iter(|| match build(&memory, &manifest, &Options::default()) {
                Ok(built) => black_box(built),
                Err(refused) => panic!("the corpus has faults: {:#?}", refused.diagnostics.first()),
            });
        });
    }
    group.finish();
}

criterion_group!(benches, whole_build);
criterion_main!(benches);
