import type { Contents } from '@gongwen/model'
import { headingTitle } from '../own-pages.ts'
import { paragraph } from '../paragraph.ts'
import { run } from '../run.ts'
import type { Scope } from '../writing.ts'

/** 目录: a TOC field with its entries already in it, so that it is right at first opening. */
export function contents({ depth }: Contents, scope: Scope): string {
  const { references, pages } = scope.writing
  const levels = Math.min(Math.max(1, Math.trunc(depth)), 5)
  const title = paragraph(scope, 'ContentsTitle', run('目\u3000录', {}, scope))
  const listed = [...references.contents].filter(([heading]) => heading.level <= levels)
  const begin = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-${levels}" \\h \\z \\t "${runIns(levels)}" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
  const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
  if (listed.length === 0) return title + paragraph(scope, 'Contents1', begin + end)
  const entries = listed.map(([heading, bookmark], index) => {
    const page = `<w:fldSimple w:instr=" PAGEREF ${bookmark} \\h ">${run(String(pages.headings.get(heading) ?? 1), {}, scope)}</w:fldSimple>`
    const link = `<w:hyperlink w:anchor="${bookmark}">${run(headingTitle(heading), {}, scope)}<w:r><w:tab/></w:r>${page}</w:hyperlink>`
    const content = (index === 0 ? begin : '') + link + (index === listed.length - 1 ? end : '')
    return paragraph(scope, `Contents${heading.level}`, content)
  })
  return (
    `<w:sdt><w:sdtPr><w:id w:val="${nextControl(scope)}"/><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>` +
    `<w:sdtContent>${title}${entries.join('')}</w:sdtContent></w:sdt>`
  )
}

function nextControl(scope: Scope): number {
  scope.writing.ids.control += 1
  return scope.writing.ids.control
}

/** Headings that text runs on behind have styles of their own; Word lists what it is told by name. */
function runIns(levels: number): string {
  const names = ['一', '二', '三', '四', '五'].slice(0, levels)
  return names.map((level, index) => `${level}级标题接正文,${index + 1}`).join(',')
}
