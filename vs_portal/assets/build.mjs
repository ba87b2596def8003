// Builds styles and scripts into static/build/: portal.css, portal.js, suggest.js, start.js, icon.svg.
// Plain names: Django's static storage adds the hashes.
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import * as sass from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, '..', '..', 'static', 'build')

async function styles () {
  const result = sass.compile(join(here, 'src', 'portal.scss'), {
    loadPaths: [join(here, 'node_modules')],
    style: 'compressed',
    quietDeps: true
  })
  await writeFile(join(out, 'portal.css'), result.css)
}

async function scripts () {
  await esbuild.build({
    entryPoints: [join(here, 'src', 'portal.js'), join(here, 'src', 'start.js')],
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    splitting: true,
    chunkNames: '[name]',
    target: ['es2020'],
    legalComments: 'none',
    logLevel: 'warning'
  })
}

await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })
await Promise.all([styles(), scripts(), copyFile(join(here, 'src', 'icon.svg'), join(out, 'icon.svg'))])
