import type { Certificate } from '@gongwen/certificates'
import { designNames } from '@gongwen/generator'
import { type Document, type PageSetup, type Result, result } from '@gongwen/model'
import { fill, loadTemplate, type Template } from '@gongwen/templates'
import type { Context } from '../../context.ts'
import { at, isFolder, readInput } from '../../files.ts'
import { problem, Unusable } from '../../outcome.ts'

/** Options that say how certificates look; the same for issue, reprint and calibrate. */
export interface LookOptions {
  template: string
  portrait?: boolean
  design?: string
  background?: string
  emblem?: string
  seal?: string
}

/** How the certificates of a run look. */
export interface Look {
  template: Template
  /** Values that are the same on every certificate. */
  common: Record<string, string>
  /** In place of the template's own. */
  background?: PageSetup['background']
}

/** Reads the look; pictures that are not there stop everything. */
export function lookOf(context: Context, options: LookOptions): Look {
  const own = at(context, options.template)
  const { value: template, diagnostics } = loadTemplate(isFolder(own) ? own : options.template)
  if (!template) throw new Unusable(...diagnostics)
  const picture = (path: string): string => {
    readInput(context, path)
    return at(context, path)
  }
  const { portrait, design, background, emblem, seal } = options
  if (design !== undefined && background !== undefined)
    throw new Unusable(problem('usage', '--design 和 --background 只能用一个', { remedy: '去掉一个' }))
  if (design !== undefined && !designNames.includes(design)) {
    const remedy = `可选：${designNames.join('、')}`
    throw new Unusable(problem('unknown-design', `没有名为“${design}”的底纹`, { remedy }))
  }
  return {
    template,
    common: {
      ...(portrait && { 版式: '竖版' }),
      ...(emblem !== undefined && { 徽标: picture(emblem) }),
      ...(seal !== undefined && { 印章: picture(seal) }),
    },
    ...(design !== undefined && { background: { design } }),
    ...(background !== undefined && { background: { src: picture(background) } }),
  }
}

/** The data that a certificate is filled with, by the titles of the template. */
export function dataOf({ common }: Look, { number, name, fields, organ, date, code }: Certificate): unknown {
  const { 成员单位: members, ...rest } = fields
  return {
    名称: name,
    编号: number,
    ...rest,
    ...(members !== undefined && { 成员单位: members.split('、') }),
    ...common,
    颁发机关: organ,
    颁发日期: date,
    验证码: code,
  }
}

/** The document of a certificate. The same certificate and look give the same document on any day. */
export function certificateDocument(look: Look, certificate: Certificate): Result<Document | undefined> {
  const { value: document, diagnostics } = fill(look.template, dataOf(look, certificate))
  if (!document) return result(undefined, diagnostics)
  const { number, name, organ, date } = certificate
  const properties = { title: `证书 ${number} ${name}`, organ, created: `${date}T00:00:00+08:00` }
  const setup = look.background ? { ...document.setup, background: look.background } : document.setup
  return result({ ...document, setup, properties }, diagnostics)
}
