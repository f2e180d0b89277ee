import type { QrCode } from '@gongwen/model'
import { create } from 'qrcode'
import { mm } from '../../standard/measure.ts'
import type { Atom, TextStyle } from '../atom.ts'
import { draw, n } from '../canvas.ts'
import type { Context } from '../context.ts'
import { objectAtom } from './picture.ts'

/** Light modules around the code (ISO/IEC 18004, 6.3.8). */
const quietZone = 4

/** A QR code as one filled path; error correction M (ISO/IEC 18004). */
export function setQrCode(node: QrCode, style: TextStyle, context: Context, atoms: Atom[]): void {
  const size = Math.min(mm(Math.max(node.size, 1)), context.width)
  const modules = modulesOf(node.payload)
  if (!modules) {
    context.shared.diagnostics.push({
      code: 'qr-code-too-long',
      severity: 'error',
      message: `二维码的内容有${node.payload.length}个字符，放不下`,
      remedy: '缩短内容，一般不超过300个汉字',
      ...(context.place ? { place: context.place } : {}),
    })
    return
  }
  const object = {
    ascent: size,
    descent: 0,
    draw: (...[canvas, x, baseline, parent]: Parameters<NonNullable<Atom['object']>['draw']>) => {
      const d = qrPath(modules, x, baseline - size, size)
      draw(canvas, { type: 'path', d, fill: '#000000' }, { role: 'Figure', parent, alt: node.alt || '二维码' })
    },
  }
  atoms.push(objectAtom(object, size, style))
}

interface Modules {
  size: number
  dark(row: number, column: number): boolean
}

function modulesOf(payload: string): Modules | undefined {
  if (payload === '') return undefined
  try {
    const { modules } = create([{ data: new TextEncoder().encode(payload), mode: 'byte' }], {
      errorCorrectionLevel: 'M',
    })
    return { size: modules.size, dark: (row, column) => modules.get(row, column) !== 0 }
  } catch {
    return undefined // the library's way to say that it does not fit
  }
}

/** Runs of dark modules as rectangles of one path. */
function qrPath({ size, dark }: Modules, x: number, y: number, length: number): string {
  const unit = length / (size + 2 * quietZone)
  const [left, top] = [x + unit * quietZone, y + unit * quietZone]
  let d = ''
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      if (!dark(row, from)) continue
      let to = from
      while (to < size && dark(row, to)) to++
      const [x0, x1] = [n(left + from * unit), n(left + to * unit)]
      const [y0, y1] = [n(top + row * unit), n(top + (row + 1) * unit)]
      d += `M${x0} ${y0}L${x1} ${y0}L${x1} ${y1}L${x0} ${y1}Z`
      from = to
    }
  }
  return d
}
