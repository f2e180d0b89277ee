import type { Scope } from './writing.ts'

/** Content inside a bookmark. */
export function bookmarked(name: string | undefined, content: string, scope: Scope): string {
  if (name === undefined) return content
  const { ids } = scope.writing
  ids.mark += 1
  return `<w:bookmarkStart w:id="${ids.mark}" w:name="${name}"/>${content}<w:bookmarkEnd w:id="${ids.mark}"/>`
}
