import type { QrCode } from '@gongwen/model'
import { type QrModules, qrCode } from '../../qr/qr-code.ts'
import { mm } from '../../standard/measure.ts'
import type { Atom, TextStyle } from '../atom.ts'
import { draw, n } from '../canvas.ts'
import type { Context } from '../context.ts'
import { objectAtom, objectRoom } from './picture.ts'

/** Light modules around the code (ISO/IEC 18004, 6.3.8). */
const quietZone = 4

/** A QR code as one filled path; error correction M (ISO/IEC 18004). */
export function setQrCode(node: QrCode, style: TextStyle, context: Context, atoms: Atom[]): void {
  const size = Math.min(mm(Math.max(node.size, 1)), objectRoom(context))
  const code = node.payload === '' ? undefined : qrCode(new TextEncoder().encode(node.payload))
  if (!code) {
    context.shared.diagnostics.push({
      code: 'qr-code-too-long',
      severity: 'error',
      message: `二维码的内容有${node.payload.length}个字符，放不下`,
      remedy: '缩短内容，一般不超过300个汉字',
      ...(context.place ? { place: context.place } : {}),
    })
    return
  }
  const d = qrPath(code)
  const object = {
    ascent: size,
    descent: 0,
    draw: (...[canvas, x, baseline, parent]: Parameters<NonNullable<Atom['object']>['draw']>) => {
      const step = size / (code.size + 2 * quietZone)
      const grid = { x: n(x + step * quietZone), y: n(baseline - size + step * quietZone), step, size: code.size }
      draw(canvas, { type: 'path', d, grid, fill: '#000000' }, { role: 'Figure', parent, alt: node.alt || '二维码' })
    },
  }
  atoms.push(objectAtom(object, size, style))
}

/** Runs of dark modules as rectangles of one path, in modules. */
function qrPath({ size, modules }: QrModules): string {
  let d = ''
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      if (modules[row * size + from] === 0) continue
      let to = from
      while (to < size && modules[row * size + to] === 1) to++
      d += `M${from} ${row}L${to} ${row}L${to} ${row + 1}L${from} ${row + 1}Z`
      from = to
    }
  }
  return d
}
