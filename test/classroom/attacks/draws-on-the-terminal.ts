// Prints what drives a terminal, a page, a spreadsheet.
console.error('\u001b[2J\u001b]0;owned\u0007\u001b[31m=cmd|calc!A0 <script>alert(1)</script> \u202eevil');
