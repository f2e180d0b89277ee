import type { Definition, FootnoteDefinition, Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkDirective from 'remark-directive'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'

const processor = unified()
  .use(remarkParse)
  .use(remarkFrontmatter)
  .use(remarkGfm, { singleTilde: false })
  .use(remarkDirective)
  .use(remarkCjkFriendly)
  .freeze()

/** Markdown as a tree: CommonMark, GFM, footnotes, front matter, directives, emphasis that knows Chinese punctuation. */
export function parseMarkdown(text: string): Root {
  return processor.parse(text)
}

/** The first definition of each name: links and footnotes. */
export function definitionsOf(root: Root): {
  definitions: Map<string, Definition>
  footnotes: Map<string, FootnoteDefinition>
} {
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  visit(root, (node) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node)
  })
  return { definitions, footnotes }
}
