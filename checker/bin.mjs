#!/usr/bin/env node
console.log('hi', process.cwd(), process.env.INIT_CWD, import.meta.url);
