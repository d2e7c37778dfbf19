import { expect, test } from 'vitest'
import { groupApart, groupHere } from './apart.ts'
import { CAMPAIGNS, campaignLetter, OWN_LETTERS, seeded } from './examples.ts'
import { groupSimilar } from './groups.ts'
import { bandsOfText } from './join.ts'

const random = seeded(7)
const letters = [
  ...Array.from({ length: 120 }, () => campaignLetter(CAMPAIGNS.gardens, random, { noise: 0.02 })),
  ...Array.from({ length: 60 }, () => campaignLetter(CAMPAIGNS.bus, random, { noise: 0.02, additions: 1 })),
  ...OWN_LETTERS,
].map((text, place) => ({ id: `L${String(place).padStart(3, '0')}`, text }))
const half = letters.length >> 1

test.each([
  ['in a thread of its own', groupApart],
  ['in this thread', groupHere],
])('letters grouped %s, in batches, are grouped as all at once', async (_, open) => {
  const grouping = open()
  try {
    const read = [...(await grouping.read(letters.slice(0, half))), ...(await grouping.read(letters.slice(half)))]
    expect(await grouping.groups()).toEqual(groupSimilar(letters).groups)
    expect(read).toEqual(letters.map(({ id, text }) => ({ id, bands: bandsOfText(text) })))
  } finally {
    await grouping.close()
  }
})

test('while a thread compares letters, this one goes on', async () => {
  const grouping = groupApart()
  let turns = 0
  const turning = setInterval(() => {
    turns += 1
  }, 1)
  try {
    const many = Array.from({ length: 3000 }, (_, place) => ({
      id: `M${place}`,
      text: campaignLetter(CAMPAIGNS.lake, random, { noise: 0.03, additions: 1 }),
    }))
    await grouping.read(many)
    await grouping.groups()
    expect(turns).toBeGreaterThan(20)
  } finally {
    clearInterval(turning)
    await grouping.close()
  }
})

test('a thread that ended says so to whoever asks, instead of leaving them to wait', async () => {
  const grouping = groupApart()
  const asked = grouping.read(letters)
  const closed = grouping.close()
  await expect(asked).rejects.toThrow('ended')
  await closed
  await expect(grouping.groups()).rejects.toThrow('ended')
})
