{{%AUTOESCAPE context="HTML"}}
<section>
{{#FOLDED}}<details><summary>{{TITLE}}</summary>{{/FOLDED}}{{#TITLE}}<h2>{{TITLE}}</h2>{{/TITLE}}
{{#PARAGRAPH}}<p>{{TEXT}}</p>
{{/PARAGRAPH}}
{{#SCANNED}}<div class="qr-slip">{{PICTURE:none}}<p><code class="secret">{{ADDRESS}}</code></p></div>
{{/SCANNED}}{{#OPENS}}<form action="{{ACTION}}" method="post"{{#WITH_FILE}} enctype="multipart/form-data"{{/WITH_FILE}}>
[[>token]]
{{#HIDDEN}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/HIDDEN}}{{/OPENS}}
{{#TABLE}}
<div class="register-frame" role="region" aria-label="{{TITLE}}" tabindex="0">
<table class="register cards">
<thead><tr>{{#HEADING}}<th scope="col">{{LABEL}}</th>{{/HEADING}}</tr></thead>
<tbody>
[[>sheet_rows]]
</tbody>
</table>
</div>
{{/TABLE}}
{{#ENDS}}
{{#INPUT}}[[>input]]{{/INPUT}}
{{#CONFIRM}}<p class="help">{{CONFIRM}}</p>{{/CONFIRM}}
<div class="actions"><button class="button primary" type="submit">{{SUBMIT}}</button></div>
</form>
{{/ENDS}}
{{#UNFOLDED}}</details>{{/UNFOLDED}}
</section>
