// Command wmk is Waymark without a window: it makes, checks, measures, compares
// and prints map files. It needs neither a screen nor a C compiler.
//
//	wmk new --template router-support -o router.waymark.json
//	wmk check router.waymark.json
//	wmk kpi router.waymark.json --format json
//	wmk export router.waymark.json -o handout.pdf --paper A3
//
// The exit status is 0 when all is well, 1 when problems or conflicts were found,
// 2 when the job could not be done. A job that fails writes nothing. "-" stands
// for standard input or output. There is one file a command; what they compute
// and draw is in model and export.
package main
