import type { PageSetup } from '@gongwen/model'
import type { Frame } from '../../frame.ts'
import { checkBackground, drawBackground } from '../../layout/pages/background.ts'
import { writeSvg } from '../svg/svg.ts'
import { floatingDrawing, offset } from './drawing.ts'
import { millimetres } from './measures.ts'
import { type Picture, pictureOf } from './picture.ts'
import type { Scope } from './writing.ts'

type Background = NonNullable<PageSetup['background']>

/** What lies under every page, as a picture behind the text of the header; '' when there is none that Word can show. */
export function backgroundRun(background: Background, page: { width: number; height: number }, scope: Scope): string {
  const [width, height] = [millimetres(page.width), millimetres(page.height)]
  const picture = pictureFor(background, { width, height }, scope)
  if (!picture) return ''
  const anchor = {
    horizontal: offset('H', 'page', 0),
    vertical: offset('V', 'page', 0),
    width,
    height,
    wrap: 'none',
    behind: true,
  } as const
  return `<w:r>${floatingDrawing('底图', picture.graphic, anchor, '', scope)}</w:r>`
}

function pictureFor(
  background: Background,
  size: { width: number; height: number },
  scope: Scope,
): Picture | undefined {
  const { host, diagnostics } = scope.writing
  if ('src' in background) return pictureOf({ type: 'image', src: background.src, alt: '底图', ...size }, size, scope)
  const findings = checkBackground(background, host)
  if (findings.length > 0) {
    diagnostics.push(...findings)
    return undefined
  }
  const src = `design ${background.design} ${size.width} ${size.height}`
  const image = (): Uint8Array | undefined => scope.writing.once(src, () => drawing(background, size, host))
  const drawn = { ...scope, writing: { ...scope.writing, host: { ...host, image } } }
  return pictureOf({ type: 'image', src, alt: background.design, ...size }, size, drawn)
}

/** A built-in design as SVG. */
function drawing(
  background: Background,
  { width, height }: { width: number; height: number },
  host: Scope['writing']['host'],
): Uint8Array {
  const page: Frame = { width: (width / 25.4) * 72, height: (height / 25.4) * 72, items: [], rotate: 0 }
  drawBackground(page, background)
  const [svg = ''] = writeSvg({ pages: [page], tags: [], bookmarks: [] }, host).value
  return new TextEncoder().encode(svg)
}
