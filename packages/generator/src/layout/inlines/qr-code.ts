import type { QrCode } from '@gongwen/model'
import { qrCode } from '../../qr/qr-code.ts'
import { mm } from '../../standard/measure.ts'
import type { Atom, TextStyle } from '../atom.ts'
import { draw, n } from '../canvas.ts'
import type { Context } from '../context.ts'
import { objectAtom, objectRoom } from './picture.ts'

/** Light modules around the code (ISO/IEC 18004, 6.3.8). */
const quietZone = 4
const utf8 = new TextEncoder()

/** A QR code as one filled path; error correction M (ISO/IEC 18004). */
export function setQrCode(node: QrCode, style: TextStyle, context: Context, atoms: Atom[]): void {
  const size = Math.min(mm(Math.max(node.size, 1)), objectRoom(context))
  const code = node.payload === '' ? undefined : qrCode(utf8.encode(node.payload))
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
  const object = {
    ascent: size,
    descent: 0,
    draw: (...[canvas, x, baseline, parent]: Parameters<NonNullable<Atom['object']>['draw']>) => {
      const step = size / (code.size + 2 * quietZone)
      const corner = { x: n(x + step * quietZone), y: n(baseline - size + step * quietZone) }
      draw(
        canvas,
        { type: 'squares', ...corner, step, ...code, color: '#000000' },
        { role: 'Figure', parent, alt: node.alt || '二维码' },
      )
    },
  }
  atoms.push(objectAtom(object, size, style))
}
