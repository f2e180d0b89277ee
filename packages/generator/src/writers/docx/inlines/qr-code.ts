import type { QrCode } from '@gongwen/model'
import { qrCode as modulesOf } from '../../../qr/qr-code.ts'
import { isDrawn } from '../../../squares.ts'
import { inlineDrawing } from '../drawing.ts'
import { madePicture } from '../picture.ts'
import { bitmapPng } from '../png.ts'
import { type Format, rawRun, run } from '../run.ts'
import { report, type Scope, textXml } from '../writing.ts'

/** White modules around the code (ISO/IEC 18004, 6.3.8). */
const quiet = 4

/** A QR code as a picture of black and white pixels. */
export function qrCode(node: QrCode, format: Format, scope: Scope): string {
  const png = qrPng(node.payload)
  if (!png) {
    report(scope, {
      code: 'qr-code-too-long',
      severity: 'error',
      message: `二维码内容有 ${node.payload.length} 字，超出容量，没有生成`,
      remedy: '缩短内容，例如只放编号和查验网址',
    })
    return run(`〔二维码：${node.alt}〕`, format, scope)
  }
  const picture = madePicture(`qr ${node.payload}`, png, { width: node.size, height: node.size }, scope)
  return rawRun(inlineDrawing('二维码', picture.graphic, picture, textXml(node.alt, scope), scope), format, scope)
}

function qrPng(payload: string): Uint8Array | undefined {
  const modules = payload === '' ? undefined : modulesOf(new TextEncoder().encode(payload))
  if (!modules) return undefined
  const size = modules.size + 2 * quiet
  return bitmapPng(size, size, (x, y) => isDrawn(modules, y - quiet, x - quiet))
}
