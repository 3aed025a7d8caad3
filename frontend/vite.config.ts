import { svelte } from "@sveltejs/vite-plugin-svelte"
import { svelteTesting } from "@testing-library/svelte/vite"
import type { Rolldown } from "vite"
import { defineConfig } from "vitest/config"

const server = process.env.PORTAL_DEV_SERVER ?? "http://127.0.0.1:8000"

type Graph = Parameters<Rolldown.CodeSplittingNameFunction>[1]

/** What the plan needs goes into one file, as each further one costs headers and a place in the queue. */
function firstPage(id: string, graph: Graph): string | null {
  const seen = new Set<string>()
  const leadsToEntry = (module: string): boolean => {
    if (seen.has(module)) return false
    seen.add(module)
    const info = graph.getModuleInfo(module)
    return info !== null && (info.isEntry || info.importers.some(leadsToEntry))
  }
  return leadsToEntry(id) ? "plan" : null
}

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The content policy allows no data: URLs, so nothing is inlined. The service worker reads shell.json.
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    manifest: "shell.json",
    modulePreload: { polyfill: false },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstPage }] } } },
    target: "es2023",
  },
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": { target: server },
      "/ws": { target: server, ws: true },
    },
  },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
    setupFiles: ["@testing-library/jest-dom/vitest"],
    restoreMocks: true,
  },
})
