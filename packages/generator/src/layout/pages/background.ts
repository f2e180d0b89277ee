import type { Diagnostic, PageSetup } from '@gongwen/model'
import type { Frame } from '../../frame.ts'
import type { Host } from '../../host.ts'
import { designNamed, designNames } from './designs/index.ts'

type Background = NonNullable<PageSetup['background']>

/** Draws what lies under the text: a picture or PDF page as large as the paper, or a built-in design. */
export function drawBackground(page: Frame, background: Background): void {
  const { width, height } = page
  if ('src' in background) {
    page.items.push({ type: 'image', src: background.src, x: 0, y: 0, width, height })
    return
  }
  page.items.push(...(designNamed(background.design)?.(page) ?? []))
}

/** What is wrong with a background, once for a document. */
export function checkBackground(background: Background, host: Host): Diagnostic[] {
  if ('src' in background) {
    if (host.image(background.src)) return []
    const message = `找不到底图“${background.src}”`
    return [{ code: 'image-missing', severity: 'error', message, remedy: '检查图片的路径和文件名' }]
  }
  if (designNamed(background.design)) return []
  const remedy = `可用的有：${designNames.join('、')}`
  return [{ code: 'unknown-design', severity: 'warning', message: `没有名为“${background.design}”的底纹`, remedy }]
}
