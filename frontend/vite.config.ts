import { svelte } from "@sveltejs/vite-plugin-svelte"
import { svelteTesting } from "@testing-library/svelte/vite"
import { defineConfig } from "vitest/config"

const server = process.env.PORTAL_DEV_SERVER ?? "http://127.0.0.1:8000"

export default defineConfig({
  plugins: [svelte(), svelteTesting()],
  // The content policy allows no data: URLs, so nothing is inlined. The service worker reads shell.json.
  build: {
    outDir: "dist",
    assetsInlineLimit: 0,
    manifest: "shell.json",
    modulePreload: { polyfill: false },
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
