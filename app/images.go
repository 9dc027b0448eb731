package app

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"waymark/model/file"
)

// maxPicture is the size of the largest picture that is kept inside of a map.
const maxPicture = 10 << 20

// mediaTypes are the types of the pictures that a map can hold, by their endings.
var mediaTypes = map[string]string{".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp"}

// imageValue returns what an image property holds for a picture file: its path
// where it lies beside the map or below, else its data.
func imageValue(mapPath, picture string) (string, error) {
	if mapPath != "" {
		if rel, err := filepath.Rel(filepath.Dir(mapPath), picture); err == nil && filepath.IsLocal(rel) {
			rel = filepath.ToSlash(rel)
			if !strings.ContainsAny(rel, `\:`) {
				if _, err := file.ReadImage(filepath.Dir(mapPath), rel); err != nil {
					return "", err
				}
				return rel, nil
			}
		}
	}
	st, err := os.Stat(picture)
	if err != nil {
		return "", err
	}
	if !st.Mode().IsRegular() || st.Size() > maxPicture {
		return "", errLargePicture
	}
	b, err := os.ReadFile(picture)
	if err != nil {
		return "", err
	}
	return embedded(mediaTypes[strings.ToLower(filepath.Ext(picture))], b)
}

var errLargePicture = fmt.Errorf("pictures that are kept inside of a map may have %d MB at most; save the map and put the picture into its folder", maxPicture>>20)

// isEmbedded reports whether a picture is kept inside of a map.
func isEmbedded(image string) bool { return strings.HasPrefix(image, "data:") }

// embedded is what an image property holds for a picture inside of the map.
func embedded(media string, b []byte) (string, error) {
	if len(b) > maxPicture {
		return "", errLargePicture
	}
	v := "data:" + media + ";base64," + base64.StdEncoding.EncodeToString(b)
	if _, err := file.ReadImage("", v); err != nil {
		return "", err
	}
	return v, nil
}
