import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const engine = 'tesseract.js'
const data = '@tesseract.js-data/chi_sim'

/** The part of tesseract.js 7 used here. */
interface Engine {
  createWorker(language: string, mode: number, options: object): Promise<Worker>
}
interface Worker {
  setParameters(parameters: Record<string, string>): Promise<unknown>
  recognize(image: Buffer): Promise<{ data: { text: string } }>
  /** The thread it runs in. */
  worker?: { unref?(): void }
}

/**
 * Whether text in pictures can be recognised: tesseract.js and its Chinese data, which nobody installs by default (40 MB), are there.
 */
export function canRecognise(): boolean {
  try {
    require.resolve(engine)
    require.resolve(`${data}/package.json`)
    return true
  } catch {
    return false
  }
}

let worker: Promise<Worker> | undefined

/** Starts the engine once; it takes a second and 390 MB. Nothing is fetched: the language data is the installed package's. */
function start(): Promise<Worker> {
  worker ??= (async () => {
    const { createWorker } = require(engine) as Engine
    const folder = join(dirname(require.resolve(`${data}/package.json`)), '4.0.0')
    // 1: the neural engine only.
    const started = await createWorker('chi_sim', 1, { langPath: folder, cacheMethod: 'none', gzip: true })
    await started.setParameters({ preserve_interword_spaces: '1' })
    // A waiting engine does not keep its process alive.
    started.worker?.unref?.()
    return started
  })()
  return worker
}

/** The text of a picture (PNG, JPEG, BMP, WebP …). */
export async function recognise(image: Uint8Array): Promise<string> {
  const running = await start()
  const { data } = await running.recognize(Buffer.from(image.buffer, image.byteOffset, image.byteLength))
  return tidied(data.text)
}

const wide = new Map([
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['?', '？'],
  ['!', '！'],
  ['(', '（'],
  [')', '）'],
])

/** Takes out the spaces the engine puts between hanzi, and makes the punctuation beside them as wide as they are. */
function tidied(text: string): string {
  const han = String.raw`[\p{sc=Han}，。；：、！？（）“”《》]`
  return text
    .replace(new RegExp(`(?<=${han}) +(?=${han})`, 'gu'), '')
    .replace(
      new RegExp(`(?<=${han}) *([,:;?!()]) *|([,:;?!()]) *(?=${han})`, 'gu'),
      (_, one?: string, other?: string) => wide.get(one ?? other ?? '') ?? '',
    )
    .replace(new RegExp(`(?<=${han}) +(?=\\d)|(?<=[\\d%]) +(?=${han})`, 'gu'), '')
    .replace(/\n{2,}/g, '\n')
    .trim()
}
