import type { TestServer } from './server.ts'

export interface Voting {
  /** Ballot papers as browsers hold them, in the order in which people vote. */
  papers: string[]
  /** Name of the cookie. */
  cookie: string
  /** Address of the ballot. */
  path: string
  clients: number
  /** After how many answers the server is killed, each time. */
  kills: number[]
  start(): Promise<TestServer>
}

export interface Voted {
  /** Papers that were answered with "kept". */
  acknowledged: string[]
  /** Papers refused because the person has voted. */
  refused: string[]
  server: TestServer
}

/**
 * Several clients vote at once while the server is killed as by a power cut and started again. A client whose answer was lost sends
 * the same again, as a person would.
 */
export async function voteThroughCrashes({ papers, cookie, path, clients, kills, start }: Voting): Promise<Voted> {
  let server = await start()
  let next = 0
  let restarting: Promise<void> | null = null
  const acknowledged: string[] = []
  const refused: string[] = []
  const left = [...kills]

  const crash = async () => {
    await server.kill()
    server = await start()
  }
  const answered = (list: string[], paper: string) => {
    list.push(paper)
    if (acknowledged.length + refused.length >= (left[0] ?? Number.POSITIVE_INFINITY)) {
      left.shift()
      restarting = crash()
    }
  }
  const client = async () => {
    while (next < papers.length) {
      const paper = papers[next++] ?? ''
      for (;;) {
        const status = await press(server.origin, path, `${cookie}=${paper}`)
        if (status === 303) answered(acknowledged, paper)
        else if (status === 409) answered(refused, paper)
        else if (status !== null) throw new Error(`A ballot was answered with ${status}.`)
        if (status !== null) break
        await restarting
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  await restarting
  return { acknowledged, refused, server }
}

/** @returns the status, or null when there was no answer */
async function press(origin: string, path: string, cookie: string): Promise<number | null> {
  try {
    const answer = await fetch(`${origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'p=add:1',
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}

/** The key of the person whose paper it is. */
export const keyIn = (paper: string) => paper.split('.')[1] ?? ''
