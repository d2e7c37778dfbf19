import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { drawAnew } from './pictures.ts'
import { drawSharePicture } from './share-picture.ts'

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: '#1d5b3f80' } })

/** A JPEG of some 30 kB. */
const noise = () =>
  sharp(Buffer.from(Array.from({ length: 200 * 200 * 3 }, (_, index) => (index * 7919) % 251)), {
    raw: { width: 200, height: 200, channels: 3 },
  })
    .jpeg()
    .toBuffer()

/** Red on the left and blue on the right, so that turning shows. */
async function photo(orientation: number): Promise<Buffer> {
  const half = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer()
  return sharp({ create: { width: 80, height: 30, channels: 3, background: '#ff0000' } })
    .composite([{ input: half, left: 40, top: 0 }])
    .withExif({ IFD0: { Make: 'Aparat Eli' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '53/1 7/1 0/1' } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer()
}

describe('a picture drawn anew', () => {
  test('carries neither the camera nor the place where it was taken', async () => {
    const taken = await photo(1)
    expect((await sharp(taken).metadata()).exif).toBeDefined()
    const { bytes } = await drawAnew(taken)
    const { exif, xmp, iptc } = await sharp(bytes).metadata()
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined])
    expect(bytes.includes('Aparat Eli')).toBe(false)
  })

  test('stands upright, as the camera was held', async () => {
    const { bytes, width, height } = await drawAnew(await photo(6), { format: 'jpeg' })
    expect([width, height]).toEqual([30, 80])
    const [red = 0, , blue = 0] = await sharp(bytes).extract({ left: 15, top: 5, width: 1, height: 1 }).raw().toBuffer()
    expect(red).toBeGreaterThan(blue)
  })

  test('is made smaller to fit, and never larger', async () => {
    expect(await drawAnew(await blank(3000, 1500).png().toBuffer(), { maxWidth: 600 })).toMatchObject({
      width: 600,
      height: 300,
      mime: 'image/webp',
    })
    expect(await drawAnew(await blank(50, 20).png().toBuffer())).toMatchObject({ width: 50, height: 20 })
  })

  test('loses whatever rode along behind it', async () => {
    const carrier = Buffer.concat([await noise(), Buffer.from('PK\x03\x04 ukryty <script>alert(1)</script>')])
    const { bytes } = await drawAnew(carrier, { format: 'jpeg' })
    expect(bytes.includes('ukryty')).toBe(false)
  })

  test('of transparent parts is white in JPEG', async () => {
    const clear = await sharp({ create: { width: 8, height: 8, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer()
    const { bytes } = await drawAnew(clear, { format: 'jpeg' })
    expect([...(await sharp(bytes).raw().toBuffer())].every((value) => value > 250)).toBe(true)
  })

  test('is refused with a word when it is a program, damaged, too large or no picture', async () => {
    await expect(drawAnew(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).rejects.toMatchObject({
      word: 'file-script',
    })
    await expect(drawAnew(Buffer.from('zwykły tekst'))).rejects.toMatchObject({ word: 'file-type' })
    const whole = await noise()
    await expect(drawAnew(whole.subarray(0, whole.length / 2))).rejects.toMatchObject({ word: 'file-truncated' })
    const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer()
    await expect(drawAnew(bomb)).rejects.toMatchObject({ word: 'file-too-large' })
  })
})

describe('the picture shown where an address is shared', () => {
  const colourAt = async (png: Buffer, left: number, top: number) => [
    ...(await sharp(png).removeAlpha().extract({ left, top, width: 1, height: 1 }).raw().toBuffer()),
  ]

  /** How many pixels of a part of the picture are dark: letters leave a trace, their absence does not. */
  const inkIn = async (png: Buffer) => {
    const pixels = await sharp(png)
      .removeAlpha()
      .extract({ left: 80, top: 110, width: 1040, height: 390 })
      .greyscale()
      .raw()
      .toBuffer()
    return pixels.filter((value) => value < 140).length
  }

  test('has the size networks ask for and the colours of the network', async () => {
    const png = await drawSharePicture({ title: 'Park', site: 'Sieć', colours: { main: '#123456', paper: '#ffeedd' } })
    expect(await sharp(png).metadata()).toMatchObject({ width: 1200, height: 630, format: 'png' })
    expect(await colourAt(png, 1190, 620)).toEqual([0x12, 0x34, 0x56])
    expect(await colourAt(png, 5, 5)).toEqual([0xff, 0xee, 0xdd])
  })

  test('shows letters without a font on the machine, Polish marks included', async () => {
    const plain = await inkIn(await drawSharePicture({ title: 'zolc', site: 'Sieć' }))
    const marked = await inkIn(await drawSharePicture({ title: 'żółć', site: 'Sieć' }))
    expect(plain).toBeGreaterThan(1000)
    expect(marked).toBeGreaterThan(plain)
  })

  test('of a title too long for it still ends inside, and hostile text stays text', async () => {
    const png = await drawSharePicture({
      title: `</svg><script>&"' ${'bardzo długi tytuł '.repeat(60)}`,
      subtitle: '<b>',
      site: '&amp;'.repeat(50),
    })
    expect(await colourAt(png, 1195, 300)).toEqual([0xfb, 0xf8, 0xf1])
    expect(await inkIn(png)).toBeGreaterThan(1000)
  })

  test('of a setting that is no colour is drawn in the usual one', async () => {
    const png = await drawSharePicture({ title: 'Park', site: 'Sieć', colours: { main: '"/><script>' } })
    expect(await colourAt(png, 1190, 620)).toEqual([0x1d, 0x5b, 0x3f])
  })
})
