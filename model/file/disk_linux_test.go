package file

import "testing"

// The numbers by which Linux calls its file systems, as statfs(2) lists them.
func TestFileSystemsWithoutNotice(t *testing.T) {
	for name, c := range map[string]struct {
		kind uint32
		want bool
	}{
		"nfs": {0x6969, true}, "cifs": {0xff534d42, true}, "smb": {0x517b, true}, "smb2": {0xfe534d42, true}, "9p": {0x01021997, true},
		"fuse (sshfs, bindfs, cloud drives)": {0x65735546, true}, "afs": {0x5346414f, true}, "kafs": {0x6b414653, true}, "coda": {0x73757245, true}, "ceph": {0x00c36400, true},
		"ext4": {0xef53, false}, "xfs": {0x58465342, false}, "btrfs": {0x9123683e, false}, "tmpfs": {0x01021994, false}, "overlay": {0x794c7630, false}, "f2fs": {0xf2f52010, false}, "zfs": {0x2fc12fc1, false}, "exfat": {0x2011bab0, false},
	} {
		if got := withoutNotice(c.kind); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if OnNetwork(t.TempDir() + "/not there") {
		t.Error("a folder that is not there is on a network")
	}
}
