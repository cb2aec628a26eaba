// What benchmarks share: a slow phone on a slow network, medians, tables.
const KBIT = 1000 / 8;

/** Slow 4G as Lighthouse has it, and a processor slowed four times; through the page's debugger session. */
export async function slowPhone(session, { network = true } = {}) {
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  if (!network) return;
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1600 * KBIT,
    uploadThroughput: 750 * KBIT,
  });
}

export const runs = Number(process.env.RUNS ?? 5);

export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Medians of each measure over several runs of `measure`, which returns an object of milliseconds. */
export async function medians(measure) {
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await measure());
  return Object.fromEntries(Object.keys(all[0]).map((name) => [name, median(all.map((one) => one[name]))]));
}

export function table(heads, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map((_, index) => (index ? '--:' : '---'))), ...rows.map(line)].join('\n');
}

export const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
export const seconds = (milliseconds) => (milliseconds / 1000).toFixed(2);

/**
 * Milliseconds from the start of a navigation to the first paint, and to the first tap that could be used: the app
 * is mounted, and a frame has been drawn with it. Measured by the page's own clock.
 */
export async function startTimes(page) {
  return page.evaluate(async () => {
    const page = document.documentElement;
    const started = () => page.hasAttribute('data-started');
    if (!started()) {
      await new Promise((resolve) => {
        const observer = new MutationObserver(() => started() && resolve(observer.disconnect()));
        observer.observe(page, { attributes: true });
      });
    }
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    // When this script itself is slow to be let in, the mark that start.js leaves is nearer the truth.
    const [mark] = performance.getEntriesByName('coproduce-started');
    const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return { paint: paint?.startTime ?? NaN, usable: mark?.startTime ?? performance.now() };
  });
}
