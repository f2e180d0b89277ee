import { type Diagnostic, type Result, result } from '@gongwen/model'
import type { Embedder } from './embedder.ts'

/** An OpenAI-compatible embeddings service; letters leave the machine only when the user has set one up. */
export interface Endpoint {
  /** Up to and without `/embeddings`: `http://127.0.0.1:11434/v1`. */
  url: string
  model: string
  key?: string
  /** Given by the caller; this package opens no connections by itself. */
  fetch: typeof fetch
  /** For one request, milliseconds. */
  timeout?: number
}

const batch = 64
const longestText = 2000
const longestAnswer = 64 * 2 ** 20

function unusable(name: string, why: string): Diagnostic {
  return {
    code: 'embedding-unusable',
    severity: 'warning',
    message: `语义模型 ${name} 不可用：${why}；条款对应按内置方法给出，未作复核`,
    remedy: '检查地址、模型名称和密钥，或去掉语义模型的设置',
  }
}

function vectorsOf(body: unknown, count: number): Float32Array[] | undefined {
  const data = (body as { data?: unknown } | null)?.data
  if (!Array.isArray(data) || data.length !== count) return undefined
  const vectors: (Float32Array | undefined)[] = Array.from({ length: count })
  for (const [at, item] of data.entries()) {
    const { index = at, embedding } = (item ?? {}) as { index?: unknown; embedding?: unknown }
    if (typeof index !== 'number' || !Number.isInteger(index) || index < 0 || index >= count) return undefined
    if (
      !Array.isArray(embedding) ||
      embedding.length === 0 ||
      !embedding.every((value) => typeof value === 'number' && Number.isFinite(value))
    )
      return undefined
    vectors[index] = Float32Array.from(embedding as number[])
  }
  const known = vectors.filter((vector) => vector !== undefined)
  return known.length === count && known.every(({ length }) => length === known[0]!.length) ? known : undefined
}

/** An embedder that asks an OpenAI-compatible endpoint, in batches. Whatever goes wrong is a diagnostic. */
export function endpointEmbedder({ url, model, key, fetch: ask, timeout = 60_000 }: Endpoint): Embedder {
  const address = `${url.replace(/\/+$/, '')}/embeddings`
  const embed = async (texts: readonly string[]): Promise<Result<Float32Array[]>> => {
    const vectors: Float32Array[] = []
    for (let from = 0; from < texts.length; from += batch) {
      const input = texts.slice(from, from + batch).map((text) => text.slice(0, longestText))
      try {
        const response = await ask(address, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
          body: JSON.stringify({ model, input, encoding_format: 'float' }),
          signal: AbortSignal.timeout(timeout),
          redirect: 'error',
        })
        if (!response.ok) return result([], [unusable(model, `服务返回 ${response.status}`)])
        const answer = await response.text()
        if (answer.length > longestAnswer) return result([], [unusable(model, '返回的数据过大')])
        const found = vectorsOf(JSON.parse(answer), input.length)
        if (!found || (vectors[0] && vectors[0].length !== found[0]?.length))
          return result([], [unusable(model, '返回的数据格式不对')])
        vectors.push(...found)
      } catch (error) {
        return result(
          [],
          [
            unusable(
              model,
              error instanceof Error && error.name === 'TimeoutError' ? '超时' : '连接失败或返回的不是 JSON',
            ),
          ],
        )
      }
    }
    return result(vectors)
  }
  return { name: model, embed }
}
