#!/usr/bin/env node
import { run } from "../run.js";

// `npx iamport-sandbox OPTIONS` is `iamport sandbox OPTIONS`.
run(["sandbox", ...process.argv.slice(2)]);
