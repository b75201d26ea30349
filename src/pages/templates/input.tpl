{{%AUTOESCAPE context="HTML"}}
{{#SINGLE}}
<div class="{{CLASS}}">
<label for="{{ID}}">{{LABEL}}</label>
[[>help]]
{{#TYPED}}<input id="{{ID}}" name="{{NAME}}" type="{{TYPE}}"{{#VALUED}} value="{{VALUE}}"{{/VALUED}}{{#AUTOCOMPLETE}} autocomplete="{{AUTOCOMPLETE}}"{{/AUTOCOMPLETE}}{{#INPUT_MODE}} inputmode="{{INPUT_MODE}}"{{/INPUT_MODE}}{{#LEAST}} min="{{LEAST}}"{{/LEAST}}{{#MOST}} max="{{MOST}}"{{/MOST}}{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>{{/TYPED}}
{{#LONG}}<textarea id="{{ID}}" name="{{NAME}}" rows="4"{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>{{VALUE:pre_escape}}</textarea>{{/LONG}}
{{#SELECT}}<select id="{{ID}}" name="{{NAME}}"{{#REQUIRED}} required{{/REQUIRED}}{{#INVALID}} aria-invalid="true"{{/INVALID}}{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>
[[>option]]
</select>{{/SELECT}}
</div>
{{/SINGLE}}
{{#RADIOS}}
<fieldset class="{{CLASS}}" id="{{ID}}"{{#DESCRIBED}} aria-describedby="{{DESCRIBED}}"{{/DESCRIBED}}>
<legend>{{LABEL}}</legend>
[[>help]]
{{#OPTION}}<label class="choice"><input type="radio" name="{{NAME}}" value="{{VALUE}}"{{#SELECTED}} checked{{/SELECTED}}> {{LABEL}}{{#HELP}} <span class="help">{{HELP}}</span>{{/HELP}}</label>
{{/OPTION}}
</fieldset>
{{/RADIOS}}
