import type { Diagnostic } from '@gongwen/model'
import type { Frames } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { imageKind } from '../image-kind.ts'
import type { PdfFile } from './file.ts'
import type { Claims } from './metadata.ts'

/** Pages of foreign files, by `src`: forms whose unit square is the page. */
export interface Imported {
  pages: Map<string, number>
  claims: Claims
}

/** Takes over the first page of every PDF that the frames show as a picture, beside those imported already. */
export async function importPages(
  file: PdfFile,
  frames: Frames,
  host: Host,
  diagnostics: Diagnostic[],
  { pages, claims }: Imported = { pages: new Map(), claims: { archival: true, accessible: true } },
): Promise<Imported> {
  const sources = new Set(
    frames.pages.flatMap(({ items }) => items.flatMap((item) => (item.type === 'image' ? [item.src] : []))),
  )
  for (const src of sources) {
    if (pages.has(src)) continue
    const bytes = host.image(src)
    if (!bytes || imageKind(bytes) !== 'pdf') continue
    // what reads foreign files is large, and most batches need none of it
    const { takePage } = await import('./foreign-page.ts')
    const taken = await takePage(file, bytes, src)
    diagnostics.push(...taken.diagnostics)
    if (!taken.value) continue
    const { object, fault } = taken.value
    if (fault) {
      claims.archival = false
      diagnostics.push(notArchival(src, fault))
    }
    pages.set(src, object)
  }
  return { pages, claims }
}

const notArchival = (src: string, fault: string): Diagnostic => ({
  code: 'pdf-not-archival',
  severity: 'warning',
  message: `底图 ${src} ${fault}，生成的文件不再标明为 PDF/A 存档格式`,
  remedy: '需要存档时，请把底图另存为 PDF/A 后重新生成',
})
