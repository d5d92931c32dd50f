/** One of several threads that read documents; `ingest-threads.ts` starts it. It knows neither files nor database. */
import { setImmediate as eventLoop } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { siteFiles } from './hugo/site-files.ts';
import type { ThreadSite } from './ingest-threads.ts';
import type { SourceText } from './model.ts';
import { type ReadDocument, readDocument } from './read-document.ts';

const sites = new Map(
  (workerData as readonly ThreadSite[]).map(({ config, documents, others }) => [
    config.siteKey,
    { config, files: siteFiles(documents, others) },
  ]),
);

function read(source: SourceText): ReadDocument {
  const site = sites.get(source.site);
  if (site === undefined) throw new Error(`${source.site} is none of the sites that this thread was given`);
  return readDocument(source, site.config, site.files);
}

let last = Promise.resolve();
parentPort?.on('message', (sources: readonly SourceText[]) => {
  // The event loop turns between two batches: the native parser's trees are freed only there.
  last = last.then(() => {
    parentPort?.postMessage(sources.map(read));
    return eventLoop();
  });
});
